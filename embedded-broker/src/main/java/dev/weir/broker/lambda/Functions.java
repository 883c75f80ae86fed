package dev.weir.broker.lambda;

import dev.weir.broker.call.Call;
import dev.weir.broker.time.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** All functions, with their versions. What is changed is durable before it is seen. Thread-safe. */
final class Functions {

    private final TimeSource time;
    private final FunctionStore store;
    private final String accountId;
    private final String homeRegion;
    private final Duration stateDelay;
    private final ReentrantLock changing = new ReentrantLock();
    private final Map<Place, Function> byPlace = new ConcurrentHashMap<>();

    private record Place(String region, String name, String version) {

        static Place of(Function function) {
            return new Place(function.region(), function.name(), function.version());
        }
    }

    Functions(TimeSource time, FunctionStore store, String accountId, String homeRegion, Duration stateDelay) {
        this.time = time;
        this.store = store;
        this.accountId = accountId;
        this.homeRegion = homeRegion;
        this.stateDelay = stateDelay;
        store.functions().forEach(function -> byPlace.put(Place.of(function), function));
    }

    Instant now() {
        return time.now().truncatedTo(ChronoUnit.MILLIS);
    }

    /** When a state that begins now is over. */
    Instant settled() {
        return now().plus(stateDelay);
    }

    String region(Call call) {
        return call.regionOr(homeRegion);
    }

    String homeRegion() {
        return homeRegion;
    }

    String accountId() {
        return accountId;
    }

    FunctionStore store() {
        return store;
    }

    String arn(String region, String name) {
        return FunctionName.arn(region, accountId, name);
    }

    /** The ARN of a version, without it for the latest. */
    String arn(Function function) {
        String arn = arn(function.region(), function.name());
        return function.isLatest() ? arn : arn + ":" + function.version();
    }

    /** The latest of a name, or null. */
    @Nullable Function latest(String region, String name) {
        return byPlace.get(new Place(region, name, FunctionName.LATEST));
    }

    /** A version of a name, or null. */
    @Nullable Function find(String region, String name, String version) {
        return byPlace.get(new Place(region, name, version));
    }

    /**
     * The version that a request names.
     *
     * @param named a name or an ARN, perhaps with a version
     * @param qualifier the version beside it, or null
     * @throws dev.weir.broker.call.AwsException ResourceNotFoundException if there is none
     */
    Function get(String region, String named, @Nullable String qualifier) {
        FunctionName name = FunctionName.of(named);
        String inName = name.qualifier();
        if (inName != null && qualifier != null && !inName.equals(qualifier)) {
            throw LambdaErrors.invalid(
                    "The derived qualifier from the function name does not match the specified" + " qualifier.");
        }
        String version = qualifier != null ? qualifier : inName;
        String where = name.region() == null ? region : name.region();
        boolean ours = name.accountId() == null || name.accountId().equals(accountId);
        Function function = ours ? find(where, name.name(), version == null ? FunctionName.LATEST : version) : null;
        if (function == null) {
            throw LambdaErrors.noFunction(arn(where, name.name()) + (version == null ? "" : ":" + version));
        }
        return function;
    }

    /** The latest of the name that a request gives, which must not name another version. */
    Function latest(Call call, String named) {
        Function function = get(region(call), named, null);
        if (!function.isLatest()) {
            throw LambdaErrors.invalid(
                    "This operation is not permitted on versions of a function: " + "name the function without one.");
        }
        return function;
    }

    /** The functions of a region by name; of all versions or of the latest only. */
    List<Function> in(String region, boolean allVersions) {
        return byPlace.values().stream()
                .filter(function -> function.region().equals(region) && (allVersions || function.isLatest()))
                .sorted(order())
                .toList();
    }

    List<Function> versions(Function function) {
        return byPlace.values().stream()
                .filter(each ->
                        each.region().equals(function.region()) && each.name().equals(function.name()))
                .sorted(order())
                .toList();
    }

    private static Comparator<Function> order() {
        return Comparator.comparing(Function::name)
                .thenComparingInt(each -> each.isLatest() ? 0 : Integer.parseInt(each.version()));
    }

    /** The ids of all code that some function has. */
    Set<String> code() {
        return byPlace.values().stream().map(Function::code).collect(Collectors.toSet());
    }

    /** Adds a function unless there is one of its name. */
    void add(Function function) {
        changing.lock();
        try {
            if (latest(function.region(), function.name()) != null) {
                throw LambdaErrors.conflict("Function already exist: " + function.name());
            }
            save(function);
        } finally {
            changing.unlock();
        }
    }

    /**
     * Changes the latest of a function; nobody else changes it meanwhile.
     *
     * @param change may throw to leave it as it is
     */
    Function change(Function function, UnaryOperator<Function> change) {
        changing.lock();
        try {
            Function present = latest(function.region(), function.name());
            if (present == null) {
                throw LambdaErrors.noFunction(arn(function));
            }
            Function changed = change.apply(present);
            save(changed);
            return changed;
        } finally {
            changing.unlock();
        }
    }

    /** Changes the latest of a function and adds a version, both or none. */
    Function publish(Function function, UnaryOperator<Function> version) {
        changing.lock();
        try {
            Function present = latest(function.region(), function.name());
            if (present == null) {
                throw LambdaErrors.noFunction(arn(function));
            }
            Function added = version.apply(present);
            if (added.isLatest() || find(added.region(), added.name(), added.version()) != null) {
                return added;
            }
            Function counted = present.withPublished(Integer.parseInt(added.version()));
            store.save(List.of(counted, added));
            byPlace.put(Place.of(counted), counted);
            byPlace.put(Place.of(added), added);
            return added;
        } finally {
            changing.unlock();
        }
    }

    private void save(Function function) {
        store.save(List.of(function));
        byPlace.put(Place.of(function), function);
    }

    /** Deletes a version, or with the latest all of them. */
    void delete(Function function) {
        changing.lock();
        try {
            List<Function> gone = function.isLatest() ? versions(function) : List.of(function);
            store.delete(gone);
            gone.forEach(each -> byPlace.remove(Place.of(each)));
        } finally {
            changing.unlock();
        }
    }
}
