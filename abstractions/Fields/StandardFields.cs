namespace Holdall.Fields;

/// <summary>The fields that collections start with, made anew by each call. Their ids are given when the collection is saved.</summary>
public static class StandardFields
{
    /// <summary>The id of the records: 15 letters and digits, made up when it is not given.</summary>
    public static TextField Id() => new()
    {
        Name = FieldNames.Id,
        System = true,
        Required = true,
        PrimaryKey = true,
        Min = 15,
        Max = 15,
        Pattern = "^[a-z0-9]+$",
        AutogeneratePattern = "[a-z0-9]{15}",
    };

    /// <summary>What makes records able to sign in: <c>password</c>, <c>tokenKey</c>, <c>email</c>, <c>emailVisibility</c> and <c>verified</c>.</summary>
    public static Field[] Auth() =>
    [
        new PasswordField { Name = FieldNames.Password, System = true, Hidden = true, Required = true, Min = 8 },
        new TextField
        {
            Name = FieldNames.TokenKey,
            System = true,
            Hidden = true,
            Required = true,
            Min = 30,
            Max = 60,
            AutogeneratePattern = "[a-zA-Z0-9]{50}",
        },
        new EmailField { Name = FieldNames.Email, System = true, Required = true },
        new BoolField { Name = FieldNames.EmailVisibility, System = true },
        new BoolField { Name = FieldNames.Verified, System = true },
    ];

    /// <summary>When a record was created and saved last: <c>created</c> and <c>updated</c>.</summary>
    /// <example><c>Collection.NewBase("posts", [new TextField { Name = "title" }, .. StandardFields.Times()])</c></example>
    public static Field[] Times() =>
    [
        new AutodateField { Name = FieldNames.Created, OnCreate = true },
        new AutodateField { Name = FieldNames.Updated, OnCreate = true, OnUpdate = true },
    ];
}
