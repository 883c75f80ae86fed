package dev.weir.broker.access.policy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.weir.broker.access.policy.Statement.Listed;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads policies by their grammar, strictly: an element that is not known or a value of another kind is refused, since
 * leaving it out would change who may do what.
 */
final class PolicyReader {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private static final Set<String> ELEMENTS = Set.of("Version", "Id", "Statement");
    private static final Set<String> OF_STATEMENT = Set.of(
            "Sid",
            "Effect",
            "Principal",
            "NotPrincipal",
            "Action",
            "NotAction",
            "Resource",
            "NotResource",
            "Condition");
    private static final Set<String> KINDS = Set.of("AWS", "Service", "Federated", "CanonicalUser");
    private static final Set<String> VERSIONS = Set.of("2008-10-17", "2012-10-17");
    private static final String FIRST_VERSION = "2008-10-17";

    private static final Pattern SID = Pattern.compile("[A-Za-z0-9 ]*");
    private static final Pattern ACTION = Pattern.compile("\\*|[a-zA-Z0-9-]+:[a-zA-Z0-9*?]+");
    private static final Pattern AWS_PRINCIPAL =
            Pattern.compile("\\*|\\d{12}|AIDA\\w+|AROA\\w+|arn:[\\w-]+:(iam|sts)::(\\d{12}|cloudfront):.+");

    private final boolean ofResource;

    PolicyReader(boolean ofResource) {
        this.ofResource = ofResource;
    }

    Policy read(String text) throws MalformedPolicyException {
        JsonNode policy = parsed(text);
        known(policy, ELEMENTS, "A policy");
        JsonNode version = policy.path("Version");
        if (!version.isMissingNode() && !VERSIONS.contains(version.asText())) {
            throw new MalformedPolicyException(
                    "Version is 2012-10-17, or the earlier 2008-10-17, not " + version + ".");
        }
        JsonNode statement = policy.path("Statement");
        List<JsonNode> given = new ArrayList<>();
        if (statement.isArray()) {
            statement.forEach(given::add);
        } else if (statement.isObject()) {
            given.add(statement);
        }
        if (given.isEmpty()) {
            throw new MalformedPolicyException("A policy has a Statement, or a list of them.");
        }
        List<Statement> statements = new ArrayList<>();
        Set<String> sids = new HashSet<>();
        for (int i = 0; i < given.size(); i++) {
            Statement each = statement(given.get(i), "Statement " + (i + 1));
            if (!each.sid().isEmpty() && !sids.add(each.sid())) {
                throw new MalformedPolicyException("Two statements have the Sid " + each.sid() + "; each has its own.");
            }
            statements.add(each);
        }
        return new Policy(version.asText(FIRST_VERSION), statements);
    }

    private static JsonNode parsed(String text) throws MalformedPolicyException {
        try {
            JsonNode policy = JSON.readTree(text);
            if (!policy.isObject()) {
                throw new MalformedPolicyException("A policy is a JSON object.");
            }
            return policy;
        } catch (JsonProcessingException e) {
            String place = e.getLocation() == null
                    ? ""
                    : " at line " + e.getLocation().getLineNr() + ", column "
                            + e.getLocation().getColumnNr();
            throw new MalformedPolicyException("The policy is no JSON" + place + ": " + e.getOriginalMessage());
        }
    }

    private static void known(JsonNode object, Set<String> elements, String what) throws MalformedPolicyException {
        for (Map.Entry<String, JsonNode> element : object.properties()) {
            if (!elements.contains(element.getKey())) {
                throw new MalformedPolicyException(what + " has no element " + element.getKey() + ".");
            }
        }
    }

    private Statement statement(JsonNode statement, String where) throws MalformedPolicyException {
        if (!statement.isObject()) {
            throw new MalformedPolicyException(where + " is a JSON object.");
        }
        known(statement, OF_STATEMENT, where);
        String sid = statement.path("Sid").asText("");
        if (!SID.matcher(sid).matches()) {
            throw new MalformedPolicyException(where + ": a Sid has letters A-Z and digits, not \"" + sid + "\".");
        }
        String effect = statement.path("Effect").asText("");
        if (!effect.equals("Allow") && !effect.equals("Deny")) {
            throw new MalformedPolicyException(where + ": Effect is Allow or Deny, not \"" + effect + "\".");
        }
        Listed<String> actions = listed(statement, "Action", true, where);
        for (String action : actions.values()) {
            if (!ACTION.matcher(action).matches()) {
                throw new MalformedPolicyException(
                        where + ": an action is service:Name, for instance kinesis:PutRecord, not \"" + action + "\".");
            }
        }
        Listed<String> resources = listed(statement, "Resource", !ofResource, where);
        for (String resource : resources.values()) {
            if (!resource.equals("*") && !resource.startsWith("arn:") && !resource.startsWith("${")) {
                throw new MalformedPolicyException(where + ": a resource is an ARN or *, not \"" + resource + "\".");
            }
        }
        return new Statement(
                sid,
                effect.equals("Allow"),
                principals(statement, where),
                actions,
                resources,
                conditions(statement.path("Condition"), where));
    }

    private static Listed<String> listed(JsonNode statement, String name, boolean needed, String where)
            throws MalformedPolicyException {
        JsonNode plain = statement.get(name);
        JsonNode excluded = statement.get("Not" + name);
        if (plain != null && excluded != null) {
            throw new MalformedPolicyException(where + " has " + name + " or Not" + name + ", not both.");
        }
        if (plain == null && excluded == null) {
            if (needed) {
                throw new MalformedPolicyException(where + " says no " + name + ".");
            }
            return new Listed<>(List.of(), false);
        }
        return new Listed<>(
                texts(plain != null ? plain : excluded, where + ": " + (plain != null ? name : "Not" + name)),
                plain == null);
    }

    /** A text, or a list of at least one. */
    private static List<String> texts(@Nullable JsonNode value, String where) throws MalformedPolicyException {
        List<String> texts = new ArrayList<>();
        if (value != null && value.isArray()) {
            for (JsonNode each : value) {
                texts.add(text(each, where));
            }
        } else {
            texts.add(text(value, where));
        }
        if (texts.isEmpty()) {
            throw new MalformedPolicyException(where + " is empty.");
        }
        return texts;
    }

    private static String text(@Nullable JsonNode value, String where) throws MalformedPolicyException {
        if (value == null || !value.isTextual()) {
            throw new MalformedPolicyException(where + " is a text or a list of texts, not " + value + ".");
        }
        return value.asText();
    }

    private Listed<PrincipalElement> principals(JsonNode statement, String where) throws MalformedPolicyException {
        JsonNode plain = statement.get("Principal");
        JsonNode excluded = statement.get("NotPrincipal");
        if (!ofResource) {
            if (plain != null || excluded != null) {
                throw new MalformedPolicyException(
                        where + ": a policy of an identity has no Principal: it speaks of that identity.");
            }
            return new Listed<>(List.of(), false);
        }
        if ((plain == null) == (excluded == null)) {
            throw new MalformedPolicyException(where + " has Principal or NotPrincipal.");
        }
        JsonNode given = plain != null ? plain : excluded;
        List<PrincipalElement> principals = new ArrayList<>();
        if (given != null && given.isTextual() && given.asText().equals("*")) {
            principals.add(new PrincipalElement("AWS", "*"));
        } else if (given != null && given.isObject() && !given.isEmpty()) {
            known(given, KINDS, where + ": a principal");
            for (Map.Entry<String, JsonNode> kind : given.properties()) {
                for (String id : texts(kind.getValue(), where + ": Principal " + kind.getKey())) {
                    principals.add(principal(kind.getKey(), id, where));
                }
            }
        } else {
            throw new MalformedPolicyException(where + ": a principal is \"*\", or {\"AWS\": …}, {\"Service\": …}.");
        }
        return new Listed<>(principals, plain == null);
    }

    private static PrincipalElement principal(String kind, String id, String where) throws MalformedPolicyException {
        if (kind.equals("AWS") && !AWS_PRINCIPAL.matcher(id).matches()) {
            throw new MalformedPolicyException(where
                    + ": an AWS principal is an account, or the ARN of a user, role or session, not \"" + id + "\".");
        }
        if (kind.equals("AWS") && id.length() > 1 && id.contains("*")) {
            throw new MalformedPolicyException(where + ": a principal is * or whole, not \"" + id + "\".");
        }
        return new PrincipalElement(kind, id);
    }

    private static List<Condition> conditions(JsonNode block, String where) throws MalformedPolicyException {
        List<Condition> conditions = new ArrayList<>();
        if (block.isMissingNode()) {
            return conditions;
        }
        if (!block.isObject()) {
            throw new MalformedPolicyException(where + ": Condition is a JSON object.");
        }
        for (Map.Entry<String, JsonNode> operator : block.properties()) {
            if (!operator.getValue().isObject()) {
                throw new MalformedPolicyException(where + ": " + operator.getKey() + " has keys with their values.");
            }
            for (Map.Entry<String, JsonNode> key : operator.getValue().properties()) {
                List<String> values = values(key.getValue(), where + ": " + operator.getKey() + " " + key.getKey());
                conditions.add(Condition.of(operator.getKey(), key.getKey(), values)
                        .orElseThrow(() -> new MalformedPolicyException(
                                where + ": there is no condition operator " + operator.getKey() + ".")));
            }
        }
        return conditions;
    }

    /** Numbers and truth values may be written without quotes. */
    private static List<String> values(JsonNode value, String where) throws MalformedPolicyException {
        List<String> values = new ArrayList<>();
        for (JsonNode each : value.isArray() ? value : List.of(value)) {
            if (!each.isValueNode() || each.isNull()) {
                throw new MalformedPolicyException(where + " has texts, numbers or true and false, not " + each + ".");
            }
            values.add(each.asText());
        }
        if (values.isEmpty()) {
            throw new MalformedPolicyException(where + " has no value.");
        }
        return values;
    }
}
