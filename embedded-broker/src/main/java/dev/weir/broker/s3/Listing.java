package dev.weir.broker.s3;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One page of a bucket's objects, in which keys that go on after the delimiter are told by their beginning.
 *
 * @param prefixes the beginnings, each once
 * @param last the last key or beginning told, after which the next page begins; null if this is the last page
 */
record Listing(
        List<StoredObject> objects,
        List<String> prefixes,
        @Nullable String last) {

    private static final int MOST = 1_000;

    /** What is asked for. */
    record Query(String bucket, String prefix, @Nullable String delimiter, String after, int limit) {

        /** @throws dev.weir.broker.call.AwsException InvalidArgument */
        static int limit(@Nullable Integer maxKeys, String name) {
            if (maxKeys != null && maxKeys < 0) {
                throw S3Errors.invalidArgument(
                        name, maxKeys.toString(), "Argument " + name + " must be an integer between 0 and 2147483647");
            }
            return maxKeys == null ? MOST : Math.min(maxKeys, MOST);
        }

        /** The beginning that stands for a key in the listing, or null if the key stands for itself. */
        @Nullable String commonPrefix(String key) {
            if (delimiter == null || delimiter.isEmpty()) {
                return null;
            }
            int at = key.indexOf(delimiter, prefix.length());
            return at < 0 ? null : key.substring(0, at + delimiter.length());
        }
    }

    static Listing of(Objects objects, Query query) {
        List<StoredObject> found = new ArrayList<>();
        List<String> prefixes = new ArrayList<>();
        String last = null;
        byte[] to = KeyBytes.afterAll(query.prefix());
        byte @Nullable [] from = KeyBytes.later(KeyBytes.of(query.prefix()), start(query));
        while (from != null) {
            int left = query.limit() - found.size() - prefixes.size();
            List<StoredObject> page = objects.page(query.bucket(), from, to, left + 1);
            from = null;
            for (StoredObject object : page) {
                if (found.size() + prefixes.size() == query.limit()) {
                    return new Listing(found, prefixes, last == null ? "" : last);
                }
                String common = query.commonPrefix(object.key());
                if (common == null) {
                    found.add(object);
                    last = object.key();
                } else {
                    prefixes.add(common);
                    last = common;
                    from = KeyBytes.afterAll(common);
                    break;
                }
            }
        }
        return new Listing(found, prefixes, null);
    }

    /** After a beginning that was told, with all its keys, comes what follows them all. */
    private static byte[] start(Query query) {
        String common = query.after().startsWith(query.prefix()) ? query.commonPrefix(query.after()) : null;
        byte[] all = common != null && query.after().equals(common) ? KeyBytes.afterAll(common) : null;
        return all == null ? KeyBytes.after(query.after()) : all;
    }

    /** How names are written where the client asked for {@code encoding-type=url}: XML cannot hold all of them. */
    static Function<@Nullable String, @Nullable String> encoding(@Nullable String type) {
        return type == null ? text -> text : text -> text == null ? null : UrlText.encode(text);
    }
}
