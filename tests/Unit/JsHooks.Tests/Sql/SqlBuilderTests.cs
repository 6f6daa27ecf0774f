using Holdall.Plugins.JsHooks.Sql;
using Holdall.Plugins.JsHooks.Sql.Expressions;

namespace Holdall.Plugins.JsHooks.Tests.Sql;

public sealed class SqlBuilderTests
{
    private readonly SqlBuilder _db = new(null!);

    public static TheoryData<string, string> Conditions => new()
    {
        { nameof(RawExpression), "a > {:n}" },
        { nameof(HashExpression), "`a`={:p0} AND `b` IS NULL AND `d`={:p1} AND (x = 1) AND 0=1 AND `t`.`c` IN ({:p2}, {:p3})" },
        { nameof(NotExpression), "NOT (a = 1)" },
        { "And", "(a = 1) AND (b = 2)" },
        { "One", "a = 1" },
        { "None", "" },
        { nameof(InExpression), "`a` NOT IN ({:p0}, NULL, (SELECT 1))" },
        { "NotInOne", "`a`<>{:p0}" },
        { "NotInNone", "" },
        { nameof(LikeExpression), "`a` LIKE {:p0} ESCAPE '\\' OR `a` LIKE {:p1} ESCAPE '\\'" },
        { nameof(ExistsExpression), "EXISTS (SELECT 1)" },
        { "NotExistsNone", "" },
        { nameof(BetweenExpression), "`a` NOT BETWEEN {:p0} AND {:p1}" },
    };

    [Theory]
    [MemberData(nameof(Conditions))]
    public void A_condition_is_written(string name, string expected) => Condition(name).Build(new SqlValues()).ShouldBe(expected);

    [Fact]
    public void Wildcards_in_a_text_are_escaped_and_stand_around_it_as_asked()
    {
        var values = new SqlValues();
        new LikeExpression("a", "LIKE", "AND", ["5%_\\"]).Build(values);
        var left = new LikeExpression("a", "LIKE", "AND", ["x"]);
        left.Match(left: false, right: true);
        left.Build(values);
        var plain = new LikeExpression("a", "LIKE", "AND", ["%"]);
        plain.Escape([]);

        values["p0"].ShouldBe("%5\\%\\_\\\\%");
        values["p1"].ShouldBe("x%");
        plain.Build(values).ShouldBe("`a` LIKE {:p2}");
        values["p2"].ShouldBe("%%%");
        Should.Throw<ArgumentException>(() => plain.Escape(["%"]));
    }

    [Fact]
    public void A_select_is_put_together()
    {
        var query = _db.Select(["id", "u.name AS who", "count(*) n", "t.*", "{{x}}.[[y]]", "COALESCE(a, b)"]);
        query.IsDistinct = true;
        query.Tables = ["t", "users u"];
        query.Joins.Add(("LEFT JOIN", "tags g", new RawExpression("g.id = t.tag")));
        query.Where = JoinedExpression.Join("OR", new HashExpression(Map(("a", 1L))), new RawExpression("b > {:b}", Map(("b", 2L))));
        query.Groups = ["t.a"];
        query.Having = new RawExpression("n > 1");
        query.Orders = ["a DESC", "t.b asc", "length(c)", "d"];
        query.Limit = 5;
        query.Offset = 10;

        query.ToQuery().Sql.ShouldBe(
            "SELECT DISTINCT `id`, `u`.`name` AS `who`, count(*) AS `n`, `t`.*, {{x}}.[[y]], COALESCE(a, b) FROM `t`, `users` `u` "
            + "LEFT JOIN `tags` `g` ON g.id = t.tag WHERE (`a`={:p0}) OR (b > {:b}) GROUP BY `t`.`a` HAVING n > 1 "
            + "ORDER BY `a` DESC, `t`.`b` asc, length(c), `d` LIMIT 5 OFFSET 10");
        query.ToQuery().Values.ShouldBe(new Dictionary<string, object?> { ["p0"] = 1L, ["b"] = 2L }, ignoreOrder: true);
    }

    [Fact]
    public void An_offset_without_a_limit_still_has_one()
    {
        var query = _db.Select([]);
        query.Tables = ["t"];
        query.ToQuery().Sql.ShouldBe("SELECT * FROM `t`");
        query.Offset = 3;
        query.ToQuery().Sql.ShouldBe("SELECT * FROM `t` LIMIT 9223372036854775807 OFFSET 3");
        query.Limit = 0;
        query.ToQuery().Sql.ShouldBe("SELECT * FROM `t` LIMIT 0 OFFSET 3");
    }

    [Fact]
    public void Unions_stand_before_the_order()
    {
        var query = _db.Select(["a"]);
        query.Unions.Add((_db.Query("SELECT b"), false));
        query.Unions.Add((_db.Query("SELECT c"), true));
        query.Orders = ["a"];
        query.Before = "/* x */";
        query.Behind = "/* y */";
        query.ToQuery().Sql.ShouldBe("/* x */ SELECT `a` UNION SELECT b UNION ALL SELECT c ORDER BY `a` /* y */");
    }

    [Fact]
    public void Rows_are_written()
    {
        var columns = Map(("b", 1L), ("a", new RawExpression("a + 1")));
        _db.Insert("t", columns).Sql.ShouldBe("INSERT INTO `t` (`a`, `b`) VALUES (a + 1, {:p0})");
        _db.Insert("t", Map()).Sql.ShouldBe("INSERT INTO `t` DEFAULT VALUES");
        _db.Update("t", columns, new HashExpression(Map(("id", "x")))).Sql.ShouldBe("UPDATE `t` SET `a`=a + 1, `b`={:p0} WHERE `id`={:p1}");
        _db.Update("t", columns, null).Sql.ShouldBe("UPDATE `t` SET `a`=a + 1, `b`={:p0}");
        _db.Delete("t", new RawExpression("1")).Sql.ShouldBe("DELETE FROM `t` WHERE 1");
    }

    [Fact]
    public void Tables_are_changed()
    {
        _db.CreateTable("t", Map(("id", "TEXT"), ("a", "INT")), ["STRICT"]).Sql.ShouldBe("CREATE TABLE `t` (`a` INT, `id` TEXT) STRICT");
        _db.RenameTable("t", "u").Sql.ShouldBe("ALTER TABLE `t` RENAME TO `u`");
        _db.DropTable("t").Sql.ShouldBe("DROP TABLE `t`");
        _db.TruncateTable("t").Sql.ShouldBe("DELETE FROM `t`");
        _db.AddColumn("t", "a", "INT").Sql.ShouldBe("ALTER TABLE `t` ADD `a` INT");
        _db.DropColumn("t", "a").Sql.ShouldBe("ALTER TABLE `t` DROP COLUMN `a`");
        _db.RenameColumn("t", "a", "b").Sql.ShouldBe("ALTER TABLE `t` RENAME COLUMN `a` TO `b`");
        _db.CreateIndex("t", "i", ["a", "b"], isUnique: true).Sql.ShouldBe("CREATE UNIQUE INDEX `i` ON `t` (`a`, `b`)");
        _db.DropIndex("i").Sql.ShouldBe("DROP INDEX `i`");
        Should.Throw<NotSupportedException>(() => _db.Unsupported("upsert").RunAsync());
    }

    [Fact]
    public void Marks_become_quotes_and_parameters_of_the_database()
    {
        SqlText.ToSqlite("SELECT [[a.b]], {{t}}.[[*]] FROM {{my table}} WHERE x = {:x} AND y = {: y}")
            .ShouldBe("SELECT `a`.`b`, `t`.* FROM `my table` WHERE x = :x AND y = {: y}");
        SqlText.Placeholders("{:a} {:b} {:a}").ShouldBe(["a", "b"]);
    }

    private SqlExpression Condition(string name) => name switch
    {
        nameof(RawExpression) => new RawExpression("a > {:n}", Map(("n", 1L))),
        nameof(HashExpression) => new HashExpression(Map(
            ("d", new List<object?> { 5L }), ("t.c", new List<object?> { 1L, 2L }), ("b", null), ("a", "x"), ("e", new RawExpression("x = 1")), ("f", new List<object?>()))),
        nameof(NotExpression) => new NotExpression(new RawExpression("a = 1")),
        "And" => new JoinedExpression("AND", [new RawExpression("a = 1"), null, new RawExpression(""), new RawExpression("b = 2")]),
        "One" => new JoinedExpression("OR", [new RawExpression("a = 1"), null]),
        "None" => new NotExpression(new JoinedExpression("OR", [])),
        nameof(InExpression) => new InExpression("a", [1L, null, new RawExpression("(SELECT 1)")], isNegated: true),
        "NotInOne" => new InExpression("a", [1L], isNegated: true),
        "NotInNone" => new InExpression("a", [], isNegated: true),
        nameof(LikeExpression) => new LikeExpression("a", "LIKE", "OR", ["x", "y"]),
        nameof(ExistsExpression) => new ExistsExpression(new RawExpression("SELECT 1"), isNegated: false),
        "NotExistsNone" => new ExistsExpression(null, isNegated: true),
        _ => new BetweenExpression("a", 1L, 2L, isNegated: true),
    };

    private static Dictionary<string, object?> Map(params (string Name, object? Value)[] items) => items.ToDictionary(i => i.Name, i => i.Value);
}
