using System.Runtime.CompilerServices;
using Holdall.Records;

namespace Holdall.Plugins.Realtime.Events;

/// <summary>Messages about deletions that wait for the commit. They belong to the record object of the deletion and vanish with it.</summary>
internal sealed class ParkedMessages
{
    private readonly ConditionalWeakTable<Record, List<Delivery>> _parked = [];

    public void Park(Record record, List<Delivery> deliveries) => _parked.AddOrUpdate(record, deliveries);

    /// <summary>The messages, none the second time.</summary>
    public List<Delivery> Take(Record record) => _parked.Remove(record, out var deliveries) ? deliveries : [];
}
