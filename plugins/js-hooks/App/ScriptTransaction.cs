using Holdall.Plugins.JsHooks.Errors;
using Holdall.Records;

namespace Holdall.Plugins.JsHooks.App;

/// <summary>The transaction that is open.</summary>
internal sealed class ScriptTransaction(ITransactions transactions)
{
    public static readonly HostType<ScriptTransaction> Table = new HostType<ScriptTransaction>("TxInfo")
        .Action("onComplete", (self, a) => self.OnComplete(a));

    private void OnComplete(CallArguments a)
    {
        var callback = a.Callback(0) ?? throw new ScriptException("onComplete needs a function");
        callback.Keep();
        transactions.OnComplete(error => callback.CallSometimeAsync(error));
    }
}
