using Holdall.Plugins.JsHooks.Sql.Expressions;
using Holdall.Plugins.JsHooks.Sql.Reading;
using Jint.Native;

namespace Holdall.Plugins.JsHooks.Sql;

/// <summary>SELECT statements in scripts; every step returns the statement.</summary>
internal static class SelectType
{
    public static readonly HostType<SelectQuery> Table = new HostType<SelectQuery>("SelectQuery", SqlTypes.Expression)
        .With(AddColumns)
        .With(AddConditions)
        .With(AddRest)
        .Method("build", query => query.ToQuery())
        .Method("info", Info)
        .Method("model", (query, a) => Executors.Model(query, a))
        .With(table => Executors.AddTo(table, (query, _) => query.ToQuery()));

    private static void AddColumns(HostType<SelectQuery> table) => table
        .Fluent("select", (query, a) => query.Columns = [.. a.Texts(0)])
        .Fluent("andSelect", (query, a) => query.Columns.AddRange(a.Texts(0)))
        .Fluent("distinct", (query, a) => query.IsDistinct = a.Flag(0))
        .Fluent("selectOption", (query, a) => query.Option = a.Text(0))
        .Fluent("from", (query, a) => query.Tables = [.. a.Texts(0)])
        .Fluent("join", (query, a) => query.Joins.Add((a.Text(0), a.Text(1), SqlArguments.Expression(a, 2))))
        .Fluent("innerJoin", (query, a) => query.Joins.Add(("INNER JOIN", a.Text(0), SqlArguments.Expression(a, 1))))
        .Fluent("leftJoin", (query, a) => query.Joins.Add(("LEFT JOIN", a.Text(0), SqlArguments.Expression(a, 1))))
        .Fluent("rightJoin", (query, a) => query.Joins.Add(("RIGHT JOIN", a.Text(0), SqlArguments.Expression(a, 1))));

    private static void AddConditions(HostType<SelectQuery> table) => table
        .Fluent("where", (query, a) => query.Where = SqlArguments.Expression(a, 0))
        .Fluent("andWhere", (query, a) => query.Where = JoinedExpression.Join(JoinedExpression.And, query.Where, SqlArguments.Expression(a, 0)))
        .Fluent("orWhere", (query, a) => query.Where = JoinedExpression.Join(JoinedExpression.Or, query.Where, SqlArguments.Expression(a, 0)))
        .Fluent("groupBy", (query, a) => query.Groups = [.. a.Texts(0)])
        .Fluent("andGroupBy", (query, a) => query.Groups.AddRange(a.Texts(0)))
        .Fluent("having", (query, a) => query.Having = SqlArguments.Expression(a, 0))
        .Fluent("andHaving", (query, a) => query.Having = JoinedExpression.Join(JoinedExpression.And, query.Having, SqlArguments.Expression(a, 0)))
        .Fluent("orHaving", (query, a) => query.Having = JoinedExpression.Join(JoinedExpression.Or, query.Having, SqlArguments.Expression(a, 0)));

    private static void AddRest(HostType<SelectQuery> table) => table
        .Fluent("orderBy", (query, a) => query.Orders = [.. a.Texts(0)])
        .Fluent("andOrderBy", (query, a) => query.Orders.AddRange(a.Texts(0)))
        .Fluent("limit", (query, a) => query.Limit = a.Integer(0))
        .Fluent("offset", (query, a) => query.Offset = a.Integer(0))
        .Fluent("union", (query, a) => query.Unions.Add((Other(a), false)))
        .Fluent("unionAll", (query, a) => query.Unions.Add((Other(a), true)))
        .Fluent("bind", (query, a) => Bind(query, a))
        .Fluent("andBind", (query, a) => query.Values.Set(a.Map(0)))
        .Fluent("preFragment", (query, a) => query.Before = a.Text(0))
        .Fluent("postFragment", (query, a) => query.Behind = a.Text(0))
        .Fluent("withContext", (_, _) => { });

    private static void Bind(SelectQuery query, CallArguments a)
    {
        query.Values = new SqlValues();
        query.Values.Set(a.Map(0));
    }

    /// <summary>A query whose rows are added. Its placeholders have names of their own, so that the values of both keep apart.</summary>
    private static SqlQuery Other(CallArguments a) => a.Host<SelectQuery>(0)?.ToQuery() ?? a.Require<SqlQuery>(0);

    private static JsObject Info(SelectQuery query, CallArguments a)
    {
        var info = new JsObject(a.Engine.Engine);
        void Add(string name, object? value) => info.FastSetDataProperty(name, a.Engine.ToScript(value));
        Add("preFragment", query.Before);
        Add("postFragment", query.Behind);
        Add("selects", query.Columns);
        Add("distinct", query.IsDistinct);
        Add("selectOption", query.Option);
        Add("from", query.Tables);
        Add("where", query.Where);
        Add("join", query.Joins.Select(j => new Dictionary<string, object?> { ["join"] = j.Type, ["table"] = j.Table, ["on"] = j.On }).ToList());
        Add("orderBy", query.Orders);
        Add("groupBy", query.Groups);
        Add("having", query.Having);
        Add("union", query.Unions.Select(u => new Dictionary<string, object?> { ["all"] = u.IsAll, ["query"] = u.Query }).ToList());
        Add("limit", query.Limit);
        Add("offset", query.Offset);
        Add("params", query.Values);
        return info;
    }
}
