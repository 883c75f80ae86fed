package dev.weir.broker.s3;

import dev.weir.broker.call.AwsException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The bytes of an object from one to another, both included; {@code last} is before {@code first} if there are none. */
record ByteRange(long first, long last) {

    private static final Pattern FORM = Pattern.compile("bytes=(\\d{0,18})-(\\d{0,18})");
    private static final int NOT_SATISFIABLE = 416;

    /**
     * Reads a {@code Range} header; null for none, and for what S3 does not understand and so ignores: several ranges, or
     * other units.
     *
     * @throws AwsException InvalidRange if it lies outside of the object
     */
    static @Nullable ByteRange of(@Nullable String header, long size) {
        Matcher form = FORM.matcher(header == null ? "" : header.strip());
        if (!form.matches() || (form.group(1).isEmpty() && form.group(2).isEmpty())) {
            return null;
        }
        if (form.group(1).isEmpty()) {
            long count = Math.min(Long.parseLong(form.group(2)), size);
            if (count == 0) {
                throw unsatisfiable(header, size);
            }
            return new ByteRange(size - count, size - 1);
        }
        long first = Long.parseLong(form.group(1));
        long last = form.group(2).isEmpty() ? Long.MAX_VALUE : Long.parseLong(form.group(2));
        if (last < first) {
            return null;
        }
        if (first >= size) {
            throw unsatisfiable(header, size);
        }
        return new ByteRange(first, Math.min(last, size - 1));
    }

    private static AwsException unsatisfiable(@Nullable String header, long size) {
        return new AwsException("InvalidRange", NOT_SATISFIABLE, "The requested range is not satisfiable")
                .with("RangeRequested", String.valueOf(header))
                .with("ActualObjectSize", size);
    }

    /**
     * The bytes of one of an object's parts; an object that was put in one piece is one part.
     *
     * @throws AwsException InvalidPartNumber
     */
    static ByteRange ofPart(StoredObject object, int number) {
        List<Long> sizes = object.details().partSizes();
        if (number < 1 || number > Math.max(1, sizes.size())) {
            throw new AwsException("InvalidPartNumber", NOT_SATISFIABLE, "The requested partnumber is not satisfiable")
                    .with("PartNumberRequested", number)
                    .with("ActualPartCount", Math.max(1, sizes.size()));
        }
        if (sizes.isEmpty()) {
            return new ByteRange(0, object.size() - 1);
        }
        long first =
                sizes.subList(0, number - 1).stream().mapToLong(Long::longValue).sum();
        return new ByteRange(first, first + sizes.get(number - 1) - 1);
    }

    long length() {
        return last - first + 1;
    }

    /** As the header {@code Content-Range} tells it; null where there are no bytes to tell of. */
    @Nullable String told(long size) {
        return length() == 0 ? null : "bytes " + first + "-" + last + "/" + size;
    }
}
