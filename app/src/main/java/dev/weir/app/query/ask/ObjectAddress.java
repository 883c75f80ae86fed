package dev.weir.app.query.ask;

import dev.weir.app.text.Text;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Objects as a statement names them: {@code "s3://bucket/prefix"}, all whose keys begin so. A star stands for any characters.
 *
 * @param name as it was written
 * @param prefix what the keys begin with, up to the first star; may be empty
 * @param keys what whole keys look like, or null where there is no star
 */
record ObjectAddress(
        String name, String bucket, String prefix, @Nullable Pattern keys) {

    private static final String SCHEME = "s3://";

    /** Whether a name after FROM is one of objects. */
    static boolean is(String name) {
        return name.regionMatches(true, 0, SCHEME, 0, SCHEME.length());
    }

    /** @throws WrongStatement if it names no bucket */
    static ObjectAddress of(String name) throws WrongStatement {
        String path = name.substring(SCHEME.length());
        int slash = path.indexOf('/');
        String bucket = slash < 0 ? path : path.substring(0, slash);
        if (bucket.isBlank() || bucket.contains("*")) {
            throw new WrongStatement(
                    Text.of("“{0}” names no bucket.", name),
                    Text.of("Objects are named as \"s3://bucket/prefix\" after FROM."));
        }
        String key = slash < 0 ? "" : path.substring(slash + 1);
        int star = key.indexOf('*');
        if (star < 0) {
            return new ObjectAddress(name, bucket, key, null);
        }
        StringBuilder pattern = new StringBuilder();
        for (String part : key.split("\\*+", -1)) {
            pattern.append(pattern.isEmpty() ? "" : ".*").append(Pattern.quote(part));
        }
        return new ObjectAddress(
                name, bucket, key.substring(0, star), Pattern.compile(pattern.toString(), Pattern.DOTALL));
    }

    boolean means(String key) {
        return keys == null || keys.matcher(key).matches();
    }
}
