package dev.weir.broker.cloudtrail.trail;

import dev.weir.broker.call.AwsException;
import dev.weir.broker.call.Call;
import dev.weir.broker.store.Database;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The trails, as they are now; each change is durable when it is made. Whoever changes one holds {@link #changing}, so
 * that a delivery and a call do not get in each other's way. Thread-safe.
 */
final class Trails implements DataEvents {

    private static final Pattern ARN =
            Pattern.compile("arn:[a-z-]+:cloudtrail:([a-z0-9-]+):(\\d{12}):trail/([\\w.-]{1,128})");

    private final TrailTables tables;
    private final ReentrantLock changing = new ReentrantLock();
    private volatile Map<String, Trail> trails = Map.of();
    private volatile List<Selectors> ofData = List.of();

    Trails(Database database) {
        tables = new TrailTables(database);
        Map<String, Trail> all = new TreeMap<>();
        tables.all().forEach(trail -> all.put(trail.name(), trail));
        set(all);
    }

    ReentrantLock changing() {
        return changing;
    }

    TrailTables tables() {
        return tables;
    }

    Collection<Trail> all() {
        return trails.values();
    }

    @Nullable Trail named(String name) {
        return trails.get(name);
    }

    /**
     * The trail that a call names, by name or ARN.
     *
     * @throws AwsException TrailNotFoundException, InvalidTrailNameException or CloudTrailARNInvalidException
     */
    Trail get(@Nullable String nameOrArn, Call call) {
        Trail found = find(nameOrArn, call);
        if (found == null) {
            throw TrailErrors.notFound(String.valueOf(nameOrArn), call.caller().accountId());
        }
        return found;
    }

    @Nullable Trail find(@Nullable String nameOrArn, Call call) {
        if (nameOrArn != null && nameOrArn.startsWith("arn:")) {
            Matcher arn = ARN.matcher(nameOrArn);
            if (!arn.matches()) {
                throw TrailErrors.badArn(nameOrArn);
            }
            Trail trail = trails.get(arn.group(3));
            return trail != null && trail.settings().arn().equals(nameOrArn) ? trail : null;
        }
        TrailRules.checkName(nameOrArn);
        Trail trail = nameOrArn == null ? null : trails.get(nameOrArn);
        return trail != null && trail.isSeenIn(call.region()) ? trail : null;
    }

    /**
     * The trail that a call is to change.
     *
     * @throws AwsException InvalidHomeRegionException where the call is made elsewhere, and as {@link #get}
     */
    Trail toChange(@Nullable String nameOrArn, Call call) {
        Trail trail = get(nameOrArn, call);
        if (!trail.settings().homeRegion().equals(call.region())) {
            throw TrailErrors.homeRegion(trail);
        }
        return trail;
    }

    /** Keeps a trail as it is to be from now on. */
    void save(Trail trail) {
        tables.save(trail);
        replace(trail);
    }

    /** Takes over a trail that was saved along with other rows. */
    void replace(Trail trail) {
        Map<String, Trail> all = new TreeMap<>(trails);
        all.put(trail.name(), trail);
        set(all);
    }

    void delete(Trail trail) {
        tables.delete(trail);
        Map<String, Trail> all = new TreeMap<>(trails);
        all.remove(trail.name());
        set(all);
    }

    private void set(Map<String, Trail> all) {
        ofData = all.values().stream()
                .filter(trail -> trail.progress().logging())
                .map(trail -> trail.settings().selectors())
                .filter(Selectors::hasData)
                .toList();
        trails = all;
    }

    @Override
    public boolean isAny() {
        return !ofData.isEmpty();
    }

    @Override
    public boolean wants(Subject event) {
        return ofData.stream().anyMatch(selectors -> selectors.matches(event));
    }
}
