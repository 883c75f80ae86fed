package dev.weir.broker.authorize;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What each operation needs, from {@code actions.txt}. Immutable. */
final class ActionTable {

    /**
     * What an operation needs.
     *
     * @param passesTo the service that a role in the request is handed to; empty for most
     * @param passedFor what it is handed on for
     */
    record Needs(List<Need> needs, String passesTo, Need passedFor) {}

    /** An action, and how its resources are found. */
    record Need(String action, List<String> resources) {}

    private static final String PASS = "pass:";

    private final Map<String, Needs> byOperation = new HashMap<>();

    ActionTable() {
        try (InputStream in = ActionTable.class.getResourceAsStream("actions.txt")) {
            if (in == null) {
                throw new IllegalStateException("The table of actions is missing");
            }
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .forEach(this::add);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void add(String line) {
        String[] words = line.split(" ", -1);
        List<Need> needs = new ArrayList<>();
        String passesTo = "";
        Need passedFor = new Need("iam:PassRole", List.of("*"));
        for (int i = 2; i < words.length; i++) {
            int equals = words[i].indexOf('=');
            Need need = new Need(
                    words[i].substring(0, equals),
                    List.of(words[i].substring(equals + 1).split("\\|")));
            if (need.action().startsWith(PASS)) {
                passesTo = need.action().substring(PASS.length());
                passedFor = need;
            } else {
                needs.add(need);
            }
        }
        byOperation.put(words[0] + " " + words[1], new Needs(needs, passesTo, passedFor));
    }

    /**
     * What an operation needs, or null if the table does not know it.
     *
     * @param service its signing name
     */
    @Nullable Needs of(String service, String operation) {
        return byOperation.get(service + " " + operation);
    }
}
