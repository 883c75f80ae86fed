package dev.weir.app.connection;

import java.lang.ref.WeakReference;
import java.util.HashMap;
import java.util.Map;

/** The listings of all places that windows look at, one each, while somebody has it. Thread-safe. */
public final class SharedListings {

    private final Map<Connection, WeakReference<SharedListing>> byPlace = new HashMap<>();

    /** That of a connection, whatever kind a person says it is of. */
    synchronized SharedListing of(Connection connection) {
        byPlace.values().removeIf(each -> each.get() == null);
        Connection place = connection.withKind(Connection.Kind.TEST);
        WeakReference<SharedListing> known = byPlace.get(place);
        SharedListing listing = known == null ? null : known.get();
        if (listing == null) {
            listing = new SharedListing(System::nanoTime);
            byPlace.put(place, new WeakReference<>(listing));
        }
        return listing;
    }
}
