namespace LangSon.Txct.Hosting.Packaging;

/// <summary>A module's files on the host's disk, unpacked from a package whose every file was verified.</summary>
/// <param name="PackagePath">Where the package lies; the folder itself where the module was installed.</param>
/// <param name="Directory">Full path of the folder of this version.</param>
public sealed record InstalledModule(string PackagePath, string Directory, ModuleManifest Manifest)
{
    /// <summary>Verifies the package and unpacks it below <paramref name="modulesDirectory"/>, as id/versions/version.</summary>
    /// <remarks>Done again with the same package it changes nothing; a folder that differs from the package is replaced whole.</remarks>
    /// <exception cref="ModuleRefusedException">The package is not what its list says; the code tells which way.</exception>
    public static InstalledModule Unpack(string packagePath, string modulesDirectory)
    {
        using var package = VerifiedPackage.Open(packagePath);
        var target = Path.Combine(Path.GetFullPath(modulesDirectory), package.Manifest.Id, "versions", package.Manifest.Version);
        if (!VersionFiles.IsIntact(target, package))
        {
            VersionFiles.Replace(target, package.Entries, isDurable: false);
        }

        return new InstalledModule(Path.GetFullPath(packagePath), target, package.Manifest);
    }
}
