package dev.weir.broker.wire;

import dev.weir.broker.call.ServiceId;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkField;

/**
 * The members of one request that its service's model has and the SDK's class lacks: how each is read, and what was
 * read. Not thread-safe, except for {@link #NONE}.
 */
final class NewerMembers {

    /** Knows no member, so that none is ever put. */
    static final NewerMembers NONE = new NewerMembers(null, null);

    private final @Nullable ModelFile model;
    private final @Nullable Shape input;
    private Map<String, Object> values = Map.of();

    private NewerMembers(@Nullable ModelFile model, @Nullable Shape input) {
        this.model = model;
        this.input = input;
    }

    static NewerMembers of(ServiceId service, String operation) {
        ModelFile model = ModelFile.of(service);
        return new NewerMembers(model, model.input(operation));
    }

    /** How a member is read, or null if the model does not know it either. */
    @Nullable SdkField<?> field(String name) {
        if (model == null || input == null) {
            return null;
        }
        String shape = input.members().get(name);
        return shape == null ? null : ModelFields.field(model, name, model.shape(shape));
    }

    void put(String name, Object value) {
        if (values.isEmpty()) {
            values = new LinkedHashMap<>();
        }
        values.put(name, value);
    }

    Map<String, Object> values() {
        return values;
    }
}
