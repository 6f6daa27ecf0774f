using Holdall.Collections;
using Holdall.Engine.Tests.Collections;
using Holdall.Fields;

namespace Holdall.Engine.Tests.Schema;

/// <summary>Rows of older directories lack keys that are written today.</summary>
public sealed class OldRowTests : IDisposable
{
    private readonly TestSchema _schema = new();

    [Fact]
    public void Missing_keys_of_fields_and_options_read_as_zero()
    {
        _schema.Execute(
            """
            UPDATE _collections SET fields = '[{"name":"id","type":"text","primaryKey":true},{"name":"s","type":"select","unknown":1},{"name":"d","type":"date"}]',
            options = '{"oauth2":{"providers":[{"name":"google"}]},"future":true}' WHERE name = 'users'
            """);
        _schema.Cache.Reload();
        var users = _schema.Store.Get("users");
        users.Fields["id"].ShouldBe(new TextField { Name = "id", PrimaryKey = true });
        users.Fields["s"].ShouldBe(new SelectField { Name = "s" });
        users.Fields["d"].ShouldBe(new DateField { Name = "d" });
        var auth = users.Auth!;
        auth.AuthRule.ShouldBeNull();
        auth.AuthToken.ShouldBe(new TokenOptions());
        auth.VerificationTemplate.ShouldBe(new MailTemplate());
        auth.OAuth2.MappedFields.ShouldBe(new OAuth2MappedFields());
        auth.OAuth2.Providers.ShouldHaveSingleItem().ShouldBe(new OAuth2Provider { Name = "google" });
    }

    [Fact]
    public void A_field_of_an_unknown_type_makes_the_load_fail()
    {
        _schema.Execute("""UPDATE _collections SET fields = '[{"name":"x","type":"nothing"}]' WHERE name = 'users'""");
        Should.Throw<DataDirectoryException>(_schema.Cache.Reload).Message.ShouldBe(
            "The collection \"users\" can't be loaded: A field has the unknown type \"nothing\".");
    }

    [Fact]
    public void Null_where_there_can_be_none_reads_as_zero()
    {
        _schema.Execute(
            """
            UPDATE _collections SET fields = '[{"name":"id","type":"text","max":null,"pattern":null,"primaryKey":true},{"name":"r","type":"relation","maxSelect":null}]',
            options = '{"authToken":{"secret":"s","duration":null},"otp":null}' WHERE name = 'users'
            """);
        _schema.Cache.Reload();
        var users = _schema.Store.Get("users");
        users.Fields["id"].ShouldBe(new TextField { Name = "id", PrimaryKey = true });
        users.Fields["r"].ShouldBe(new RelationField { Name = "r" });
        users.Auth!.AuthToken.ShouldBe(new TokenOptions { Secret = "s" });
    }

    public void Dispose() => _schema.Dispose();
}
