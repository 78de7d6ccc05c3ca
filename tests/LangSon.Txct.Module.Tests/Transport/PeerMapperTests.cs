using System.Text.RegularExpressions;
using AutoMapper;
using LangSon.Txct.Support;

namespace LangSon.Txct.Transport;

/// <summary>The mapping library follows objects until the stack ends, and the process with it; here it must not.</summary>
public partial class PeerMapperTests
{
    [Fact]
    public void Every_field_of_every_map_has_its_source() => PeerMapper.Configuration().AssertConfigurationIsValid();

    [Fact]
    public void Every_map_is_bounded()
    {
        var maps = PeerMapper.Configuration().GetAllTypeMaps();

        Assert.NotEmpty(maps);
        Assert.All(maps, map => Assert.Equal(PeerMapper.MaxDepth, map.MaxDepth));
    }

    [Fact]
    public void No_mapped_type_contains_itself()
    {
        foreach (var map in PeerMapper.Configuration().GetAllTypeMaps())
        {
            AssertAcyclic(map.SourceType, []);
            AssertAcyclic(map.DestinationType, []);
        }
    }

    [Fact]
    public void An_object_that_contains_itself_does_not_end_the_process()
    {
        var mapper = Bounded();
        var node = new Node();
        node.Next = node;

        Assert.InRange(DepthOf(mapper.Map<MappedNode>(node)), 1, PeerMapper.MaxDepth);
    }

    [Fact]
    public void An_object_300000_deep_does_not_end_the_process()
    {
        var mapper = Bounded();
        var node = new Node();
        for (var depth = 1; depth < 300_000; depth++)
        {
            node = new Node { Next = node };
        }

        Assert.Equal(PeerMapper.MaxDepth, DepthOf(mapper.Map<MappedNode>(node)));
    }

    [Fact]
    public void Json_deeper_than_any_contract_is_refused_before_it_is_mapped()
    {
        var deep = string.Concat(Enumerable.Repeat("[", 300_000)) + string.Concat(Enumerable.Repeat("]", 300_000));

        Assert.Throws<System.Text.Json.JsonException>(() => PeerJson.Parse(deep));
    }

    [Fact]
    public void Nothing_outside_the_transport_uses_the_mapping_library()
    {
        var module = Path.Combine(Papers.Root, "src", "LangSon.Txct.Module");

        var strangers = Directory.EnumerateFiles(module, "*", SearchOption.AllDirectories)
            .Where(file => file.EndsWith(".cs", StringComparison.Ordinal) || file.EndsWith(".razor", StringComparison.Ordinal))
            .Select(file => Path.GetRelativePath(module, file))
            .Where(file => file.Split(Path.DirectorySeparatorChar)[0] is not ("Transport" or "obj" or "bin"))
            .Where(file => UseOfTheLibrary().IsMatch(File.ReadAllText(Path.Combine(module, file))));

        Assert.Empty(strangers);
    }

    [GeneratedRegex(@"using AutoMapper|AutoMapper\.\w|\bIMapper\b")]
    private static partial Regex UseOfTheLibrary();

    /// <summary>A map of a type that contains itself, bounded as the module bounds its own. Not even tried where the bound is gone.</summary>
    private static IMapper Bounded()
    {
        var configuration = new MapperConfiguration(maps =>
        {
            maps.CreateMap<Node, MappedNode>();
            PeerMapper.Bound(maps);
        });
        Assert.All(configuration.GetAllTypeMaps(), map => Assert.Equal(PeerMapper.MaxDepth, map.MaxDepth));
        return configuration.CreateMapper();
    }

    /// <summary>How many objects hang on one another, each counted once.</summary>
    private static int DepthOf(MappedNode? node)
    {
        HashSet<MappedNode> seen = [];
        for (; node is not null && seen.Add(node); node = node.Next)
        {
        }

        return seen.Count;
    }

    private static void AssertAcyclic(Type type, Type[] within)
    {
        var own = type.IsArray ? type.GetElementType()! : type.IsGenericType ? type.GetGenericArguments()[0] : type;
        Assert.DoesNotContain(own, within);
        if (own.Namespace?.StartsWith("LangSon.Txct", StringComparison.Ordinal) == true)
        {
            foreach (var property in own.GetProperties())
            {
                AssertAcyclic(property.PropertyType, [.. within, own]);
            }
        }
    }

    private sealed class Node
    {
        public Node? Next { get; set; }
    }

    private sealed class MappedNode
    {
        public MappedNode? Next { get; set; }
    }
}
