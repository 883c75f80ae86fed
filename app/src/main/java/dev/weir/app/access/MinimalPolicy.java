package dev.weir.app.access;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The least policy with which chosen pages work. */
final class MinimalPolicy {

    private static final ObjectMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private MinimalPolicy() {}

    /**
     * Writes it.
     *
     * @param pages by the kinds of their places
     * @param acts whether what changes things is allowed, too
     * @param account twelve digits, or {@code *} where it is not known
     */
    static String of(Collection<String> pages, boolean acts, String region, String account) {
        Map<String, Set<String>> actions = new TreeMap<>();
        for (Need need : Need.all()) {
            boolean wanted = need.page().equals(Need.EVERYWHERE) || pages.contains(need.page());
            if (wanted && (acts || !need.acts())) {
                String resource = need.resource().replace("{region}", region).replace("{account}", account);
                actions.computeIfAbsent(resource, key -> new TreeSet<>()).addAll(need.actions());
            }
        }
        ObjectNode policy = JSON.createObjectNode();
        policy.put("Version", "2012-10-17");
        ArrayNode statements = policy.putArray("Statement");
        actions.forEach((resource, allowed) -> {
            ObjectNode statement = statements.addObject();
            statement.put("Effect", "Allow");
            ArrayNode list = statement.putArray("Action");
            allowed.forEach(list::add);
            statement.put("Resource", resource);
        });
        try {
            return JSON.writeValueAsString(policy);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A tree of texts can be written.", e);
        }
    }
}
