using System.Diagnostics;
using Holdall.Engine.Filters.Syntax;

namespace Holdall.Engine.Tests.Filters.Syntax;

public sealed class ParserTests
{
    [Theory]
    [InlineData("a=1", "a Equal 1")]
    [InlineData("   a    =    12    ", "a Equal 12")]
    [InlineData("\ta\n=\n'x'\t", "a Equal 'x'")]
    [InlineData("a!=1", "a NotEqual 1")]
    [InlineData("a>1", "a Greater 1")]
    [InlineData("a>=1", "a GreaterOrEqual 1")]
    [InlineData("a<1", "a Less 1")]
    [InlineData("a<=1", "a LessOrEqual 1")]
    [InlineData("a~1", "a Like 1")]
    [InlineData("a!~1", "a NotLike 1")]
    [InlineData("a?=1", "a ?Equal 1")]
    [InlineData("a?!=1", "a ?NotEqual 1")]
    [InlineData("a?>1", "a ?Greater 1")]
    [InlineData("a?>=1", "a ?GreaterOrEqual 1")]
    [InlineData("a?<1", "a ?Less 1")]
    [InlineData("a?<=1", "a ?LessOrEqual 1")]
    [InlineData("a?~1", "a ?Like 1")]
    [InlineData("a?!~'x'", "a ?NotLike 'x'")]
    [InlineData("__=1", "__ Equal 1")]
    [InlineData("@a.b:c=#d", "@a.b:c Equal #d")]
    public void A_term_is_two_operands_and_a_sign(string source, string expected) => SyntaxText.Parse(source).ShouldBe(expected);

    [Theory]
    [InlineData("a=1 && b=2 || c=3", "(a Equal 1 and b Equal 2 or c Equal 3)")]
    [InlineData("a=1&&b=2", "(a Equal 1 and b Equal 2)")]
    [InlineData("((a=1))", "a Equal 1")]
    [InlineData("(a=1 || b=2) && c=3", "((a Equal 1 or b Equal 2) and c Equal 3)")]
    [InlineData("(a=\")\")", "a Equal ')'")]
    public void Terms_are_kept_in_a_flat_list(string source, string expected) => SyntaxText.Parse(source).ShouldBe(expected);

    [Theory]
    [InlineData("a = (b=1)", "(b=1)")]
    [InlineData("a (b=1)", "(b=1)")]
    [InlineData("a=1 (b=2)", "a=1 && (b=2)")]
    [InlineData("(a=1)(b=2)", "(a=1) && (b=2)")]
    [InlineData("a=1 || b=2 (c=3)", "a=1 || b=2 || (c=3)")]
    [InlineData("f (a=1)", "a=1")]
    public void A_group_is_taken_wherever_it_stands(string source, string same) => SyntaxText.Parse(source).ShouldBe(SyntaxText.Parse(same));

    [Theory]
    [InlineData("a=-.5", "a Equal -0.5")]
    [InlineData("a=-5", "a Equal -5")]
    [InlineData("a=1.25", "a Equal 1.25")]
    [InlineData("a=010", "a Equal 10")]
    public void A_number_is_digits_with_a_dot(string source, string expected) => SyntaxText.Parse(source).ShouldBe(expected);

    [Theory]
    [InlineData(@"a='te\'st'", "te'st")]
    [InlineData(@"a=""te\'st""", "te'st")]
    [InlineData(@"a=""te\""st""", "te\"st")]
    [InlineData(@"a=""x\\""", @"x\")]
    [InlineData(@"a=""x\ny""", "x\ny")]
    [InlineData(@"a='\r\t'", "\r\t")]
    [InlineData(@"a='x\%y'", @"x\%y")]
    [InlineData(@"a='\\%'", @"\%")]
    [InlineData(@"a='C:\users'", @"C:\users")]
    [InlineData(@"a='x\u0041\x41\b'", @"x\u0041\x41\b")]
    [InlineData("a='//x'", "//x")]
    [InlineData("a='x\r\n\ty\u00a0'", "x\r\n\ty\u00a0")]
    [InlineData("a=\"it's\"", "it's")]
    [InlineData("a='{:x}'", "{:x}")]
    public void A_text_decodes_few_escapes(string source, string expected) => SyntaxText.Parse(source).ShouldBe($"a Equal '{expected}'");

    [Theory]
    [InlineData("a=1 // c", "a=1")]
    [InlineData("a = // c\n1", "a=1")]
    [InlineData("// c\na=1", "a=1")]
    [InlineData("a=1 // x\r\r", "a=1")]
    [InlineData("(a=1 // c)", "a=1")]
    [InlineData("(a=1 // (c)\n)", "a=1")]
    [InlineData("a=1 // it's\n&& b=2", "a=1 && b=2")]
    [InlineData("f(a // c\n, // d\n 'x')=1", "f(a,'x')=1")]
    public void A_comment_goes_up_to_the_end_of_the_line(string source, string same) => SyntaxText.Parse(source).ShouldBe(SyntaxText.Parse(same));

    [Theory]
    [InlineData("a='x'\0rubbish ((", "a='x'")]
    [InlineData("a\0=1", "a=1")]
    [InlineData("a=\01", "a=1")]
    [InlineData("a=1 \0|| b=2", "a=1 || b=2")]
    [InlineData("a=1 ||\0 b=2", "a=1 || b=2")]
    [InlineData("a=1\0&& b=2", "a=1 && b=2")]
    [InlineData("a=1 // c\0&& b=2", "a=1 && b=2")]
    [InlineData("a=1 \0\0|| b=2", "a=1")]
    [InlineData("(a=1)\0 rubbish", "a=1")]
    public void A_nul_ends_a_token_or_the_input(string source, string same) => SyntaxText.Parse(source).ShouldBe(SyntaxText.Parse(same));

    [Theory]
    [InlineData("f()=1", "f() Equal 1")]
    [InlineData("f(a, 'x', 1,) = 2", "f(a, 'x', 1) Equal 2")]
    [InlineData("f(g(h(1)))=1", "f(g(h(1))) Equal 1")]
    [InlineData("f(')')=g(-1)", "f(')') Equal g(-1)")]
    [InlineData("{:a}={:b_1}", "{a} Equal {b_1}")]
    public void A_call_has_arguments(string source, string expected) => SyntaxText.Parse(source).ShouldBe(expected);

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("// only a comment")]
    [InlineData("a")]
    [InlineData("a >")]
    [InlineData("> 1")]
    [InlineData("a = 1 &&")]
    [InlineData("|| a = 1")]
    [InlineData("a=1 b=2")]
    [InlineData("a=1 && || b=2")]
    [InlineData("a=1&b=2")]
    [InlineData("a=1&&&b=2")]
    [InlineData("a=1 |& b=2")]
    [InlineData("a = 1 and b = 2")]
    [InlineData("a==1")]
    [InlineData("a<>1")]
    [InlineData("a=<1")]
    [InlineData("a=!1")]
    [InlineData("a ? = 1")]
    [InlineData("a!?=1")]
    [InlineData("a??=1")]
    [InlineData("a?1")]
    [InlineData("a!1")]
    [InlineData("a=b=c")]
    [InlineData("a=.5")]
    [InlineData("a=1.")]
    [InlineData("a=-.")]
    [InlineData("a=-")]
    [InlineData("a=1.2.3")]
    [InlineData("a=1e5")]
    [InlineData("a=+1")]
    [InlineData("a=--1")]
    [InlineData("a=5-3")]
    [InlineData("a=\"demo'")]
    [InlineData("a=''demo''")]
    [InlineData("a=`demo`")]
    [InlineData("a='it''s'")]
    [InlineData(@"a='x\'")]
    [InlineData("a = / 1")]
    [InlineData("(a=1 // it's\n)")]
    [InlineData("(a=1 // (\n)")]
    [InlineData("()")]
    [InlineData("( // c\n)")]
    [InlineData("(a=1")]
    [InlineData("a=1)")]
    [InlineData("(a='x)")]
    [InlineData("{a=1}")]
    [InlineData("[a=1]")]
    [InlineData("{:}=1")]
    [InlineData("{:a=1")]
    [InlineData("a.=1")]
    [InlineData("a:=1")]
    [InlineData("_=1")]
    [InlineData("@=1")]
    [InlineData("#=1")]
    [InlineData("é=1")]
    [InlineData("a-b=1")]
    [InlineData("a=1,b=2")]
    [InlineData("f(,a)=1")]
    [InlineData("f(a,,b)=1")]
    [InlineData("f(1 2)=1")]
    [InlineData("f((1))=1")]
    [InlineData("f(1=1")]
    [InlineData("f(a=1)=1")]
    [InlineData("f (1) = 1")]
    [InlineData("f(g(h(i(1))))=1")]
    [InlineData("(a=1) b=2")]
    [InlineData("(a=1) = 2")]
    [InlineData("a=1 && (b=2) = 3")]
    [InlineData("a = ('x')")]
    [InlineData("(a) = 1")]
    [InlineData("&& (a=1)")]
    [InlineData("(a=1) &&")]
    [InlineData("a = 1\r\n")]
    [InlineData("a\u00a0=1")]
    [InlineData("\ufeffa=1")]
    [InlineData("a=1\u2028")]
    [InlineData("a='x\0y'")]
    [InlineData("a='x\\\0'")]
    [InlineData("(a=1\0)")]
    [InlineData("f(a\0)=1")]
    [InlineData("f(\0a)=1")]
    [InlineData("\0a=1")]
    public void Anything_else_is_an_error(string source) => SyntaxText.Parse(source).ShouldBe("error");

    [Fact]
    public void A_number_beyond_a_double_is_zero() => SyntaxText.Parse("a=" + new string('9', 400)).ShouldBe("a Equal 0");

    [Fact]
    public void Two_hundred_terms_are_enough()
    {
        SyntaxText.Parse(string.Join(" || ", Enumerable.Repeat("1=1", 200))).ShouldNotBe("error");
        SyntaxText.Parse(string.Join(" || ", Enumerable.Repeat("1=1", 201))).ShouldBe("error");
        SyntaxText.Parse(string.Join(" || ", Enumerable.Repeat("(1=1 && 2=2)", 101))).ShouldBe("error");
    }

    [Theory]
    [InlineData(500)]
    [InlineData(200_000)]
    public void Groups_may_nest_as_deep_as_one_likes(int depth)
    {
        var watch = Stopwatch.StartNew();
        SyntaxText.Parse(new string('(', depth) + "a=1" + new string(')', depth)).ShouldBe("a Equal 1");
        SyntaxText.Parse(new string('(', depth)).ShouldBe("error");
        watch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(5));
    }

    [Theory]
    [InlineData("  // c", "empty filter expression")]
    [InlineData("a =", "invalid or incomplete filter expression")]
    [InlineData("a = 1 &&", "invalid or incomplete filter expression")]
    [InlineData("a = +1", "unexpected character '+'")]
    [InlineData("((a = 1", "invalid formatted group - missing 2 closing bracket(s)")]
    public void An_error_says_why(string source, string reason) => Should.Throw<FilterException>(() => Parser.Parse(source)).Message.ShouldBe(reason);

    [Fact]
    public void Random_text_never_does_anything_but_fail()
    {
        const string alphabet = "ab1.:@#_ \n\t\r\0'\"\\()&|=!<>?~-,/{}%;`é\ud800";
        var random = new Random(7);
        for (var i = 0; i < 20_000; i++)
        {
            var source = string.Create(random.Next(40), random, static (span, random) =>
            {
                foreach (ref var c in span) c = alphabet[random.Next(alphabet.Length)];
            });
            SyntaxText.Parse(source).ShouldNotBeNull();
        }
    }
}
