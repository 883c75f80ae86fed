package dev.weir.broker.iam;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.utils.Lazy;

/**
 * The managed policies that AWS gives to every account, as far as they are about services of this broker. Read when first
 * asked for. Thread-safe.
 */
final class AwsPolicies {

    private static final String FILE = "aws-managed-policies.json";

    /** When IAM began to have managed policies. */
    private static final long CREATED_MILLIS = 1_423_247_964_000L;

    private final Lazy<Map<String, ManagedPolicy>> policies = new Lazy<>(AwsPolicies::load);

    @Nullable ManagedPolicy find(String arn) {
        return policies.getValue().get(arn);
    }

    Collection<ManagedPolicy> all() {
        return policies.getValue().values();
    }

    boolean has(ManagedPolicy policy) {
        return policy.equals(policies.getValue().get(arn(policy)));
    }

    static String arn(ManagedPolicy policy) {
        return Arns.OF_AWS + policy.path().substring(1) + policy.name();
    }

    private static Map<String, ManagedPolicy> load() {
        try (InputStream in = AwsPolicies.class.getResourceAsStream(FILE)) {
            JsonNode file = new ObjectMapper().readTree(in);
            Map<String, ManagedPolicy> all = new LinkedHashMap<>();
            for (Map.Entry<String, JsonNode> each : file.properties()) {
                int slash = each.getKey().lastIndexOf('/');
                ManagedPolicy policy = ManagedPolicy.of(
                        each.getKey().substring(slash + 1),
                        "/" + each.getKey().substring(0, slash + 1),
                        "ANPA" + id(each.getKey()),
                        CREATED_MILLIS,
                        each.getValue().path("description").asText(),
                        each.getValue().path("document").toString());
                all.put(arn(policy), policy);
            }
            return all;
        } catch (IOException e) {
            throw new UncheckedIOException("The policies of AWS are part of the broker", e);
        }
    }

    /** The same for the same name on every machine. */
    private static String id(String name) {
        String letters =
                Long.toString(Integer.toUnsignedLong(name.hashCode()), 32).toUpperCase(java.util.Locale.ROOT);
        return "WEIR" + "A".repeat(13 - letters.length()) + letters;
    }
}
