package dev.weir.broker.glue;

import dev.weir.broker.call.Call;
import dev.weir.broker.call.Partition;
import dev.weir.broker.glue.Documents.Kind;
import dev.weir.broker.glue.Documents.Place;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.glue.model.RegistryId;

/**
 * A registry of schemas, as it is kept.
 *
 * @param createdAt as text, like in all answers about registries
 */
record Registry(
        String name,
        String arn,
        @Nullable String description,
        String createdAt,
        String updatedAt,
        Map<String, String> tags) {

    /** The one that schemas are in which name none; made when it is first needed. */
    static final String DEFAULT = "default-registry";

    private static final String MARK = ":registry/";

    static Place place(String name) {
        return new Place(Kind.REGISTRY, "", name);
    }

    static String arn(Call call, String region, String name) {
        return "arn:" + Partition.of(region) + ":glue:" + region + ":"
                + call.caller().accountId() + MARK + name;
    }

    /** The name that an id gives, by itself or in an ARN. */
    static String nameOf(@Nullable RegistryId id) {
        if (id == null || (id.registryName() == null && id.registryArn() == null)) {
            return DEFAULT;
        }
        if (id.registryName() != null) {
            return id.registryName();
        }
        int at = id.registryArn().indexOf(MARK);
        if (at < 0) {
            throw GlueErrors.invalid("The ARN " + id.registryArn() + " is not a registry's.");
        }
        return id.registryArn().substring(at + MARK.length());
    }
}
