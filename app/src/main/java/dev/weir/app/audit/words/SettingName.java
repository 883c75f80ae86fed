package dev.weir.app.audit.words;

import dev.weir.app.text.Text;

/** What a person reads of a setting's name. The names themselves compare events, so they are the same in every language. */
public final class SettingName {

    private SettingName() {}

    /** What stands before the first dot or, of tags, the first blank may be a word; the rest is the caller's own. */
    public static String of(String setting) {
        int end = setting.startsWith("tag ") || setting.startsWith("tag.") ? 3 : setting.indexOf('.');
        return end < 0 ? word(setting) : word(setting.substring(0, end)) + setting.substring(end);
    }

    private static String word(String name) {
        return switch (name) {
            case "shards" -> Text.of("shards");
            case "mode" -> Text.of("mode");
            case "retention (hours)" -> Text.of("retention (hours)");
            case "encryption" -> Text.of("encryption");
            case "tag" -> Text.of("tag");
            case "largest record (KiB)" -> Text.of("largest record (KiB)");
            case "warm throughput (MiB/s)" -> Text.of("warm throughput (MiB/s)");
            case "key" -> Text.of("key");
            case "metrics of each shard" -> Text.of("metrics of each shard");
            case "policy" -> Text.of("policy");
            case "type" -> Text.of("type");
            case "destination" -> Text.of("destination");
            case "versioning" -> Text.of("versioning");
            case "trust" -> Text.of("trust");
            case "description" -> Text.of("description");
            case "status" -> Text.of("status");
            case "state" -> Text.of("state");
            case "rotation" -> Text.of("rotation");
            case "logging" -> Text.of("logging");
            default -> name;
        };
    }
}
