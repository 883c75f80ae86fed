package dev.weir.broker.iam;

/**
 * A user's access key.
 *
 * @param sealed the secret, sealed and in Base64
 * @param usedMillis when it was last used, 0 if never
 */
record AccessKey(
        String id,
        String sealed,
        boolean active,
        long createdMillis,
        long usedMillis,
        String usedService,
        String usedRegion) {

    AccessKey active(boolean nowActive) {
        return new AccessKey(id, sealed, nowActive, createdMillis, usedMillis, usedService, usedRegion);
    }

    AccessKey used(long millis, String service, String region) {
        return new AccessKey(id, sealed, active, createdMillis, millis, service, region);
    }

    @Override
    public String toString() {
        return "AccessKey[" + id + "]";
    }
}
