package dev.weir.app.audit.words;

import java.util.Locale;
import java.util.Map;

/** An operation told by its name: AWS names them by a verb and what it is done to. */
record OperationName(String past, String infinitive, String object) {

    private static final Map<String, String> IRREGULAR = Map.ofEntries(
            Map.entry("Get", "read"),
            Map.entry("Put", "put"),
            Map.entry("Set", "set"),
            Map.entry("Describe", "looked at"),
            Map.entry("Head", "looked at"),
            Map.entry("Lookup", "looked up"),
            Map.entry("Query", "queried"),
            Map.entry("Copy", "copied"),
            Map.entry("Modify", "modified"),
            Map.entry("Verify", "verified"),
            Map.entry("Apply", "applied"),
            Map.entry("Split", "split"),
            Map.entry("Begin", "began"),
            Map.entry("Stop", "stopped"),
            Map.entry("Tag", "tagged"),
            Map.entry("Untag", "untagged"),
            Map.entry("Scan", "scanned"),
            Map.entry("Submit", "submitted"),
            Map.entry("Cancel", "cancelled"),
            Map.entry("Send", "sent"),
            Map.entry("Run", "ran"),
            Map.entry("Reset", "reset"),
            Map.entry("Sign", "signed"));

    private static final Map<String, String> INFINITIVES =
            Map.of("Get", "read", "Describe", "look at", "Head", "look at", "Lookup", "look up");

    static OperationName of(String operation) {
        String[] words = Sentences.bare(operation).split("(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", -1);
        String verb = words[0];
        if (words.length == 1 && !IRREGULAR.containsKey(verb)) {
            return new OperationName("called", "call", operation);
        }
        StringBuilder object = new StringBuilder();
        for (int i = 1; i < words.length; i++) {
            boolean acronym = words[i].length() > 1 && words[i].equals(words[i].toUpperCase(Locale.ROOT));
            object.append(i > 1 ? " " : "").append(acronym ? words[i] : words[i].toLowerCase(Locale.ROOT));
        }
        String infinitive = INFINITIVES.getOrDefault(verb, verb.toLowerCase(Locale.ROOT));
        String past = IRREGULAR.getOrDefault(verb, infinitive.endsWith("e") ? infinitive + "d" : infinitive + "ed");
        return new OperationName(past, infinitive, object.toString());
    }
}
