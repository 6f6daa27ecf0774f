return await Holdall.Host.HoldallApp.Create(args).RunAsync();
