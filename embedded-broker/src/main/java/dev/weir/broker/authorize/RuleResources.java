package dev.weir.broker.authorize;

import dev.weir.broker.access.ResourceFacts;
import dev.weir.broker.call.Call;
import dev.weir.broker.call.Caller;
import dev.weir.broker.call.Partition;
import dev.weir.broker.iam.Identities;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkPojo;

/** The resources that no member of a request names as they are. */
final class RuleResources {

    /** Rules for actions that only some requests need. */
    private static final Set<String> OPTIONAL =
            Set.of("!tagged", "!puts", "!updates", "!deletes", "!checks", "!shards", "!sessionTags", "!sourceIdentity");

    private static final String FUNCTION_MARK = ":function:";

    private final String accountId;
    private final Identities identities;
    private final ResourceFacts streams;
    private final ResourceFacts keys;

    RuleResources(String accountId, Identities identities, ResourceFacts streams, ResourceFacts keys) {
        this.accountId = accountId;
        this.identities = identities;
        this.streams = streams;
        this.keys = keys;
    }

    boolean isOptional(String rule) {
        return OPTIONAL.contains(rule);
    }

    /** @param prefix of the called service's ARNs */
    List<String> find(String rule, SdkPojo request, Call call, String prefix) {
        return switch (rule) {
            case "!iterator" -> iterator(request, call);
            case "!sources" -> Members.everywhere(request, "StreamARN");
            case "!shards" -> shards(request, prefix);
            case "!function" -> function(request, prefix);
            case "!glueTables" -> glueTables(request, prefix);
            case "!registry" -> registry(request, prefix);
            case "!schema" -> schema(request, prefix);
            case "!log" ->
                List.of(prefix + "log-group:" + group(request) + ":log-stream:" + or(request, "logStreamName", ""));
            case "!table" -> tables(prefix, Members.text(request, "TableName"));
            case "!tables" ->
                Members.value(request, "RequestItems") instanceof Map<?, ?> map
                        ? map.keySet().stream()
                                .flatMap(name -> tables(prefix, String.valueOf(name)).stream())
                                .toList()
                        : List.of();
            case "!index" -> index(request, prefix);
            case "!transacted" -> transacted(request, "Get", prefix);
            case "!puts" -> transacted(request, "Put", prefix);
            case "!updates" -> transacted(request, "Update", prefix);
            case "!deletes" -> transacted(request, "Delete", prefix);
            case "!checks" -> transacted(request, "ConditionCheck", prefix);
            case "!key" -> key(request, "KeyId", call, prefix);
            case "!target" -> key(request, "TargetKeyId", call, prefix);
            case "!destination" -> key(request, "DestinationKeyId", call, prefix);
            case "!ciphertext" -> known(keys, request, "CiphertextBlob", call);
            case "!trail" -> trail(request, prefix);
            case "!copied" -> copied(request, prefix);
            case "!tagged" ->
                Members.text(request, "Tagging") == null
                        ? List.of()
                        : List.of(prefix + or(request, "Bucket", "") + "/" + or(request, "Key", ""));
            case "!user" -> entity("user", Members.text(request, "UserName"), call);
            case "!group" -> entity("group", Members.text(request, "GroupName"), call);
            case "!role" -> entity("role", Members.text(request, "RoleName"), call);
            case "!newUser" -> made("user", request, "UserName");
            case "!newGroup" -> made("group", request, "GroupName");
            case "!newRole" -> made("role", request, "RoleName");
            case "!newPolicy" -> made("policy", request, "PolicyName");
            case "!sessionTags" -> Members.tags(request).isEmpty() ? List.of() : List.of(or(request, "RoleArn", "*"));
            case "!sourceIdentity" ->
                Members.text(request, "SourceIdentity") == null ? List.of() : List.of(or(request, "RoleArn", "*"));
            default -> throw new IllegalStateException("There is no rule " + rule);
        };
    }

    /** Services of this process read without iterators, and name the stream. */
    private List<String> iterator(SdkPojo request, Call call) {
        String stream = Members.text(request, "StreamARN");
        return Members.text(request, "ShardIterator") == null && stream != null
                ? List.of(stream)
                : known(streams, request, "ShardIterator", call);
    }

    private static String or(SdkPojo request, String member, String otherwise) {
        String text = Members.text(request, member);
        return text == null ? otherwise : text;
    }

    /** What leads nowhere is refused by its operation. */
    private static List<String> known(ResourceFacts facts, SdkPojo request, String member, Call call) {
        Object opaque = Members.value(request, member);
        String arn = opaque == null ? "" : facts.arnOf(call.region(), opaque);
        return arn.isEmpty() ? List.of("*") : List.of(arn);
    }

    /** A token of a listing names its stream itself, sealed; it was given to somebody who might list that. */
    private static List<String> shards(SdkPojo request, String prefix) {
        List<String> arns = new ArrayList<>();
        String arn = Members.text(request, "StreamARN");
        String name = Members.text(request, "StreamName");
        if (arn != null) {
            arns.add(arn);
        }
        if (name != null) {
            arns.add(prefix + "stream/" + name);
        }
        return arns.isEmpty() && Members.text(request, "NextToken") == null ? List.of("*") : arns;
    }

    /** A function by its name, a part of its ARN, or the whole, with or without a version. */
    private static List<String> function(SdkPojo request, String prefix) {
        String given = or(request, "FunctionName", "");
        if (given.startsWith("arn:")) {
            return List.of(given);
        }
        String name = given.substring(
                given.contains(FUNCTION_MARK) ? given.indexOf(FUNCTION_MARK) + FUNCTION_MARK.length() : 0);
        String arn = prefix + "function:" + (name.startsWith("function:") ? name.substring(9) : name);
        String qualifier = Members.text(request, "Qualifier");
        return List.of(qualifier == null || name.contains(":") ? arn : arn + ":" + qualifier);
    }

    private static List<String> glueTables(SdkPojo request, String prefix) {
        String database = or(request, "DatabaseName", "");
        List<String> arns = new ArrayList<>(List.of(prefix + "catalog", prefix + "database/" + database));
        if (Members.value(request, "TablesToDelete") instanceof Collection<?> names) {
            names.forEach(name -> arns.add(prefix + "table/" + database + "/" + name));
        }
        return arns;
    }

    private static List<String> registry(SdkPojo request, String prefix) {
        String arn = Members.text(request, "RegistryId.RegistryArn");
        return List.of(
                arn != null ? arn : prefix + "registry/" + or(request, "RegistryId.RegistryName", "default-registry"));
    }

    /** A version that is named by its id alone is nobody's until it is found: that takes a permission for all. */
    private static List<String> schema(SdkPojo request, String prefix) {
        String arn = Members.text(request, "SchemaId.SchemaArn");
        if (arn != null) {
            return List.of(arn);
        }
        String name = Members.text(request, "SchemaId.SchemaName");
        return name == null
                ? List.of("*")
                : List.of(prefix + "schema/" + or(request, "SchemaId.RegistryName", "default-registry") + "/" + name);
    }

    private static String group(SdkPojo request) {
        String name = Members.text(request, "logGroupName");
        if (name != null) {
            return name;
        }
        String identifier = or(request, "logGroupIdentifier", or(request, "logGroupNamePrefix", ""));
        int mark = identifier.indexOf(":log-group:");
        return mark < 0
                ? identifier
                : identifier.substring(mark + ":log-group:".length()).replaceFirst(":\\*$", "");
    }

    private static List<String> tables(String prefix, @Nullable String table) {
        if (table == null) {
            return List.of("*");
        }
        return List.of(table.startsWith("arn:") ? table : prefix + "table/" + table);
    }

    private static List<String> index(SdkPojo request, String prefix) {
        String table = tables(prefix, Members.text(request, "TableName")).getFirst();
        String index = Members.text(request, "IndexName");
        return List.of(index == null ? table : table + "/index/" + index);
    }

    private static List<String> transacted(SdkPojo request, String kind, String prefix) {
        List<String> arns = new ArrayList<>();
        if (Members.value(request, "TransactItems") instanceof Collection<?> items) {
            for (Object item : items) {
                if (item instanceof SdkPojo pojo && Members.value(pojo, kind) instanceof SdkPojo inner) {
                    arns.addAll(tables(prefix, Members.text(inner, "TableName")));
                }
            }
        }
        return arns;
    }

    private List<String> key(SdkPojo request, String member, Call call, String prefix) {
        String given = Members.text(request, member);
        if (given == null) {
            return List.of("*");
        }
        String arn = keys.arnOf(call.region(), given);
        if (!arn.isEmpty()) {
            return List.of(arn);
        }
        return List.of(given.startsWith("arn:") ? given : prefix + (given.startsWith("alias/") ? "" : "key/") + given);
    }

    private static List<String> trail(SdkPojo request, String prefix) {
        String name = or(request, "Name", or(request, "TrailName", ""));
        return List.of(name.startsWith("arn:") ? name : prefix + "trail/" + name);
    }

    private static List<String> copied(SdkPojo request, String prefix) {
        String source = or(request, "CopySource", "");
        int question = source.indexOf('?');
        String path = question < 0 ? source : source.substring(0, question);
        String plain = URLDecoder.decode(path.replace("+", "%2B"), StandardCharsets.UTF_8);
        return List.of(prefix + (plain.startsWith("/") ? plain.substring(1) : plain));
    }

    private List<String> entity(String kind, @Nullable String name, Call call) {
        Caller caller = call.caller();
        if (name != null) {
            return List.of(identities.arn(kind, name));
        }
        return List.of(kind.equals("user") && caller.type() == Caller.Type.IAM_USER ? caller.arn() : "*");
    }

    private List<String> made(String kind, SdkPojo request, String member) {
        return List.of("arn:" + Partition.of("") + ":iam::" + accountId + ":" + kind + or(request, "Path", "/")
                + or(request, member, ""));
    }
}
