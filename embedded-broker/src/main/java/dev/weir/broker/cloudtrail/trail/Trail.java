package dev.weir.broker.cloudtrail.trail;

/** A trail as it is now. */
record Trail(TrailSettings settings, TrailProgress progress) {

    String name() {
        return settings.name();
    }

    Trail with(TrailSettings others) {
        return new Trail(others, progress);
    }

    Trail with(TrailProgress other) {
        return new Trail(settings, other);
    }

    /** Whether callers in a region see it: at home, and everywhere if it is of all regions. */
    boolean isSeenIn(String region) {
        return settings.multiRegion() || settings.homeRegion().equals(region);
    }
}
