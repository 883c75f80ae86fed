package dev.weir.broker.cloudtrail.trail;

import dev.weir.broker.cloudtrail.journal.JournalEvent.Named;
import java.util.List;

/**
 * An event selector of the first kind.
 *
 * @param readWrite {@code All}, {@code ReadOnly} or {@code WriteOnly}
 * @param excluded sources whose management events are left out
 */
record BasicSelector(String readWrite, boolean management, List<DataResource> data, List<String> excluded) {

    BasicSelector {
        data = List.copyOf(data);
        excluded = List.copyOf(excluded);
    }

    /** Data events of a type, for things of ARNs: whole ones, beginnings for objects, or only {@code arn:aws:s3} for all. */
    record DataResource(String type, List<String> values) {

        DataResource {
            values = List.copyOf(values);
        }

        boolean matches(Named named) {
            return named.type().equals(type) && values.stream().anyMatch(value -> matches(value, named.arn()));
        }

        private boolean matches(String value, String arn) {
            boolean all = value.split(":", -1).length <= 3 || value.equals("arn:aws:s3:::");
            return all || (type.equals("AWS::S3::Object") ? arn.startsWith(value) : arn.equals(value));
        }
    }

    static BasicSelector standard() {
        return new BasicSelector("All", true, List.of(), List.of());
    }

    boolean matches(Subject event) {
        boolean way = readWrite.equals("All") || readWrite.equals(event.readOnly() ? "ReadOnly" : "WriteOnly");
        if (!event.data()) {
            return way && management && !excluded.contains(event.source());
        }
        return way && data.stream().anyMatch(each -> event.resources().stream().anyMatch(each::matches));
    }
}
