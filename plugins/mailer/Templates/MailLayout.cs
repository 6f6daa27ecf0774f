namespace Holdall.Plugins.Mailer.Templates;

/// <summary>The page around the body of every mail of the system.</summary>
internal static class MailLayout
{
    private const string Head = """
        <!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-strict.dtd">
        <html xmlns="http://www.w3.org/1999/xhtml">
        <head>
            <meta http-equiv="Content-Type" content="text/html; charset=utf-8" />
            <meta name="viewport" content="width=device-width, initial-scale=1" />
            <style>
                body { margin: 0; padding: 20px 30px; background: #fff; color: #16161a; font: 14px/20px sans-serif; }
                p { margin: 10px 0; }
                a { color: inherit; }
                .hidden { display: none !important; }
                .btn { display: inline-block; min-width: 150px; padding: 0 20px; line-height: 40px; border-radius: 6px; background: #16161a; color: #fff !important; font-weight: bold; text-align: center; text-decoration: none !important; }
            </style>
        </head>
        <body>

        """;

    private const string Foot = """

        </body>
        </html>
        """;

    public static string Around(string body) => Head + body + Foot;
}
