package dev.weir.app.produce;

import com.jayway.jsonpath.JsonPath;
import com.jayway.jsonpath.JsonPathException;
import dev.weir.app.text.Text;
import java.util.random.RandomGenerator;

/** Chooses the partition key of each record. Not thread-safe. */
interface Keys {

    /** The key before the record is made; empty if the record's own data decides. */
    String before(RandomGenerator random);

    /**
     * The key of the record that was made.
     *
     * @throws IllegalArgumentException with a sentence for people if the record has none
     */
    default String of(String chosen, String record) {
        return chosen;
    }

    /**
     * Understands settings.
     *
     * @throws IllegalArgumentException with a sentence for people
     */
    static Keys of(GeneratorSettings settings) {
        String prefix = settings.keyText();
        int count = settings.keyCount();
        return switch (settings.keys()) {
            case UNIFORM -> random -> prefix + random.nextInt(count);
            case ZIPF -> {
                ZipfKeys zipf = new ZipfKeys(count, settings.skew());
                yield random -> prefix + zipf.draw(random);
            }
            case ROUND_ROBIN -> new RoundRobin(prefix, count);
            case FIXED -> random -> prefix;
            case FIELD -> new Field(prefix);
        };
    }

    /** Each key in its turn. */
    final class RoundRobin implements Keys {
        private final String prefix;
        private final int count;
        private int next;

        RoundRobin(String prefix, int count) {
            this.prefix = prefix;
            this.count = count;
        }

        @Override
        public String before(RandomGenerator random) {
            String key = prefix + next;
            next = (next + 1) % count;
            return key;
        }
    }

    /** A field of the record's JSON. */
    final class Field implements Keys {
        private final JsonPath path;
        private final String text;

        Field(String text) {
            this.text = text.startsWith("$") ? text : "$." + text;
            try {
                this.path = JsonPath.compile(this.text);
            } catch (JsonPathException | IllegalArgumentException e) {
                throw new IllegalArgumentException(Text.of("“{0}” is no JSON path: {1}", text, e.getMessage()), e);
            }
        }

        @Override
        public String before(RandomGenerator random) {
            return "";
        }

        @Override
        public String of(String chosen, String record) {
            try {
                Object value = path.read(record);
                if (value != null && !value.toString().isEmpty()) {
                    return value.toString();
                }
            } catch (JsonPathException e) {
                throw new IllegalArgumentException(Text.of("The record has no {0} to take the key from.", text), e);
            }
            throw new IllegalArgumentException(Text.of("The record has no {0} to take the key from.", text));
        }
    }
}
