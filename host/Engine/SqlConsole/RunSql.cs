using Holdall.Engine.Storage;
using Holdall.Http;
using Microsoft.AspNetCore.Http;

namespace Holdall.Engine.SqlConsole;

/// <summary>
/// <c>POST /api/sql</c>: runs SQL of a superuser on the main database, past rules and hooks. Whoever hangs up stops what runs, and a change is rolled back
/// then.
/// </summary>
internal sealed class RunSql(Databases databases, TimeProvider time)
{
    /// <summary>How long reading may take.</summary>
    private static readonly TimeSpan ReadLimit = TimeSpan.FromMinutes(3);

    /// <summary>How long a change may take, and all others wait for it, unless the request allows for more.</summary>
    private static readonly TimeSpan ChangeLimit = TimeSpan.FromSeconds(30);

    public async Task RunAsync(RequestContext request)
    {
        var form = SqlForm.Read(await request.ReadFixedAsync("An error occurred while loading the submitted data."));
        var begin = time.GetTimestamp();
        SqlResult result;
        try
        {
            result = await RunAsync(form, request);
        }
        catch (DatabaseException e)
        {
            throw ApiException.BadRequest($"Failed to execute query. Raw error:\n{e.Message}", cause: e);
        }

        var milliseconds = (long)time.GetElapsedTime(begin).TotalMilliseconds;
        await request.JsonAsync(StatusCodes.Status200OK, (result, milliseconds), static (json, state) => state.result.WriteTo(json, state.milliseconds));
    }

    private async Task<SqlResult> RunAsync(SqlForm form, RequestContext request)
    {
        if (!form.IsChange && await ReadAsync(form, request) is { } read) return read;
        if (form.IsReadOnly) throw new DatabaseException(DatabaseErrorKind.Other, "attempt to write although the request is read-only");
        var result = new SqlResult();
        await databases.Main.RunAsync(
            () =>
            {
                result = Change(databases.Main.TransactionSession, form);
                return Task.CompletedTask;
            },
            form.Timeout ?? ChangeLimit,
            request.Aborted);
        return result;
    }

    /// <returns>Null when one of the statements changes something: all of them are to be run by the writer.</returns>
    private async Task<SqlResult?> ReadAsync(SqlForm form, RequestContext request)
    {
        var caller = new QueryCaller(request.ClientAddress, request.Auth.IsGuest, request.Auth.IsSuperuser);
        using var turn = await databases.Main.EnterQueryAsync(caller, request.Aborted);
        using var read = turn.Read(isWrittenByClient: false, request.Aborted);
        read.Session.StopAfter(form.Timeout ?? ReadLimit);
        return RunAll(read.Session, form, mayWrite: false);
    }

    private static SqlResult Change(DbSession writer, SqlForm form)
    {
        if (ConsoleSql.IsVacuum(form.Query))
        {
            writer.Vacuum();
            return new SqlResult();
        }

        var before = writer.TotalChanges;
        var result = RunAll(writer, form, mayWrite: true)!;
        return form.IsChange ? new SqlResult { AffectedRows = writer.TotalChanges == before ? 0 : writer.LastChanges } : result;
    }

    private static SqlResult? RunAll(DbSession session, SqlForm form, bool mayWrite)
    {
        SqlResult? result = null;
        var rest = form.Query;
        while (session.PrepareOfConsole(rest, out rest) is { } prepared)
        {
            using var statement = prepared;
            if (!mayWrite && !statement.IsReadOnly) return null;
            if (statement.ParameterCount > 0) throw new DatabaseException(DatabaseErrorKind.Other, "there is nothing that parameters stand for");
            result = SqlResult.Of(statement, form.Limit);
        }

        return result ?? throw new DatabaseException(DatabaseErrorKind.Other, "there is no statement");
    }
}
