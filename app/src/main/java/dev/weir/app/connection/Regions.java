package dev.weir.app.connection;

import java.util.Comparator;
import java.util.List;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.RegionMetadata;

/** The regions that the SDK knows. */
public final class Regions {

    private Regions() {}

    /**
     * One region.
     *
     * @param id for instance {@code eu-central-1}
     * @param name for instance {@code Europe (Frankfurt)}; empty if the SDK knows none
     */
    public record Choice(String id, String name) {}

    /** All of them, by id, without those that stand for a whole partition. */
    public static List<Choice> all() {
        return Region.regions().stream()
                .filter(region -> !region.isGlobalRegion())
                .map(region -> new Choice(region.id(), name(region)))
                .sorted(Comparator.comparing(Choice::id))
                .toList();
    }

    private static String name(Region region) {
        RegionMetadata metadata = RegionMetadata.of(region);
        return metadata == null ? "" : metadata.description();
    }
}
