namespace Holdall.Http;

/// <summary>
/// Routes and middlewares that come and go while the server runs, such as those of scripts. What a plugin always has are its endpoints
/// (<see cref="PluginBuilder.AddEndpoints{TModule}"/>), which cost less.
/// </summary>
public interface IRoutes
{
    /// <summary>Puts these in the place of what the same owner gave before, for the requests that follow; one that runs goes on as it began.</summary>
    /// <param name="owner">The id of the plugin.</param>
    /// <param name="routes">All that it has now.</param>
    /// <exception cref="InvalidOperationException">
    /// A pattern is not valid, or two of them match the same path and none of the two is more specific; then what was before stays in force. Before the
    /// server listens the second is found out when it starts, and it does not.
    /// </exception>
    void Replace(string owner, RouteSet routes);

    /// <summary>Throws if a path is no pattern, so that whoever gives it learns of it at once.</summary>
    /// <param name="path">As <see cref="CustomRoute.Path"/>.</param>
    /// <exception cref="InvalidOperationException">It is not valid.</exception>
    void RequirePath(string path);
}
