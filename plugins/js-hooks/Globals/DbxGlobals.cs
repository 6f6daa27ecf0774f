using Holdall.Plugins.JsHooks.Sql;
using Holdall.Plugins.JsHooks.Sql.Expressions;
using Jint.Native;

namespace Holdall.Plugins.JsHooks.Globals;

/// <summary><c>$dbx</c>: conditions of statements.</summary>
internal sealed class DbxGlobals : IScriptGlobals
{
    private const string Likes = "LIKE";
    private const string DoesNotLike = "NOT LIKE";

    public void AddTo(ScriptEngine engine) => engine.AddLazy("$dbx", Make);

    private static JsObject Make(ScriptEngine script) => script.Namespace(
        ("exp", a => new RawExpression(a.Text(0), a.Map(1))),
        ("hashExp", a => new HashExpression(a.Map(0))),
        ("not", a => new NotExpression(SqlArguments.Expression(a, 0))),
        ("and", a => new JoinedExpression(JoinedExpression.And, SqlArguments.Expressions(a, 0))),
        ("or", a => new JoinedExpression(JoinedExpression.Or, SqlArguments.Expressions(a, 0))),
        ("in", a => new InExpression(a.Text(0), SqlArguments.Values(a, 1), isNegated: false)),
        ("notIn", a => new InExpression(a.Text(0), SqlArguments.Values(a, 1), isNegated: true)),
        ("like", a => new LikeExpression(a.Text(0), Likes, JoinedExpression.And, a.Texts(1))),
        ("orLike", a => new LikeExpression(a.Text(0), Likes, JoinedExpression.Or, a.Texts(1))),
        ("notLike", a => new LikeExpression(a.Text(0), DoesNotLike, JoinedExpression.And, a.Texts(1))),
        ("orNotLike", a => new LikeExpression(a.Text(0), DoesNotLike, JoinedExpression.Or, a.Texts(1))),
        ("exists", a => new ExistsExpression(SqlArguments.Expression(a, 0), isNegated: false)),
        ("notExists", a => new ExistsExpression(SqlArguments.Expression(a, 0), isNegated: true)),
        ("between", a => new BetweenExpression(a.Text(0), a.Value(1), a.Value(2), isNegated: false)),
        ("notBetween", a => new BetweenExpression(a.Text(0), a.Value(1), a.Value(2), isNegated: true)));
}
