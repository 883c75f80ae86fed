package dev.weir.app.query.ask;

import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;

/**
 * The keys of a line, with what stands around them. They begin with eight random digits: a record whose data closes its own braces
 * and goes on with {@code "shard":} says nothing then.
 */
final class LineKeys {

    private final String prefix =
            "w" + HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextInt()) + "_";

    String name(String key) {
        return prefix + key;
    }

    String shard() {
        return "{\"" + prefix + "shard\":";
    }

    String sequence() {
        return ",\"" + prefix + "sequence\":\"";
    }

    String key() {
        return ",\"" + prefix + "key\":";
    }

    String arrival() {
        return ",\"" + prefix + "arrival\":";
    }

    String fields() {
        return ",\"" + prefix + "fields\":";
    }

    String data() {
        return ",\"" + prefix + "data\":";
    }
}
