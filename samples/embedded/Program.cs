using Embedded;
using Holdall.Host;

return await HoldallApp.Create(args).Use<GreetingsPlugin>().RunAsync();
