namespace Holdall.Bench.Large;

/// <summary>
/// People with permissions in organizations, and the posts of those: in the form that the API takes. Relations name the collections made before.
/// </summary>
internal static class LargeCollections
{
    public static readonly IReadOnlyList<string> All =
    [
        """{"id":"bench_orgs","name":"organizations","type":"base","listRule":"","viewRule":"","fields":[{"name":"name","type":"text"}]}""",
        """{"id":"bench_people","name":"people","type":"auth","listRule":"","viewRule":"","fields":[{"name":"name","type":"text"}]}""",
        """
        {"id":"bench_permissions","name":"permissions","type":"base","listRule":"","viewRule":"","fields":[
        {"name":"person","type":"relation","collectionId":"bench_people","maxSelect":1},{"name":"organization","type":"relation","collectionId":"bench_orgs","maxSelect":1},
        {"name":"role","type":"text"}],
        "indexes":["CREATE INDEX idx_permissions_organization ON permissions (organization)","CREATE INDEX idx_permissions_person ON permissions (person)"]}
        """,
        """
        {"id":"bench_posts","name":"posts","type":"base","listRule":"","viewRule":"","createRule":"","fields":[
        {"name":"title","type":"text"},{"name":"body","type":"text"},{"name":"views","type":"number"},{"name":"active","type":"bool"},
        {"name":"author","type":"relation","collectionId":"bench_people","maxSelect":1},{"name":"organization","type":"relation","collectionId":"bench_orgs","maxSelect":1},
        {"name":"created","type":"autodate","onCreate":true},{"name":"updated","type":"autodate","onCreate":true,"onUpdate":true}],
        "indexes":["CREATE INDEX idx_posts_organization ON posts (organization)","CREATE INDEX idx_posts_author ON posts (author)"]}
        """,
    ];
}
