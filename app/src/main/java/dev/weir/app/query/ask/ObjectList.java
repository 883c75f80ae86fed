package dev.weir.app.query.ask;

import dev.weir.app.objects.read.Listed;
import dev.weir.app.objects.read.ObjectStore;
import dev.weir.app.objects.read.StoredObject;
import dev.weir.app.shell.Format;
import dev.weir.app.text.Text;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The objects that an address means: the newest, so many that they can be fetched.
 *
 * @param cut what was left out, in words, or null if nothing was
 */
record ObjectList(List<StoredObject> objects, @Nullable String cut) {

    static final int MOST_LISTED = 10_000;
    static final int MOST_OBJECTS = 1_000;
    static final long MOST_BYTES = 256L << 20;

    /** Lists them. Blocks; throws what the SDK throws. */
    static ObjectList of(ObjectStore store, ObjectAddress address) throws InterruptedException {
        List<StoredObject> found = new ArrayList<>();
        int listed = 0;
        String next = null;
        do {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            Listed page = store.listAll(address.bucket(), address.prefix(), next);
            for (StoredObject object : page.objects()) {
                listed++;
                // What a console made to show a folder, and what Firehose had nothing to say in, has no rows.
                if (object.size() > 0 && address.means(object.key())) {
                    found.add(object);
                }
            }
            next = page.next();
        } while (next != null && listed < MOST_LISTED);
        return of(found, next != null);
    }

    private static ObjectList of(List<StoredObject> found, boolean more) {
        long archived = found.stream().filter(StoredObject::archived).count();
        List<StoredObject> taken = new ArrayList<>();
        long bytes = 0;
        for (StoredObject object : found.stream()
                .filter(each -> !each.archived())
                .sorted(Comparator.comparing(StoredObject::modified).reversed())
                .toList()) {
            if (taken.size() == MOST_OBJECTS || bytes + object.size() > MOST_BYTES) {
                break;
            }
            taken.add(object);
            bytes += object.size();
        }
        String cut = null;
        if (more || taken.size() + archived < found.size()) {
            cut = more
                    ? Text.of(
                            "The newest {0} of more than {1} objects ({2}) were read: a longer prefix reads the others.",
                            Format.count(taken.size()), Format.count(found.size()), Format.bytes((double) bytes))
                    : Text.of(
                            "The newest {0} of {1} objects ({2}) were read: a longer prefix reads the others.",
                            Format.count(taken.size()), Format.count(found.size()), Format.bytes((double) bytes));
        } else if (archived > 0) {
            cut = Text.of("{0} objects that lie in an archive were left out.", Format.count(archived));
        }
        return new ObjectList(List.copyOf(taken), cut);
    }
}
