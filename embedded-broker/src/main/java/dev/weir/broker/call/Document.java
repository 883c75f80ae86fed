package dev.weir.broker.call;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallLocation;
import software.amazon.awssdk.core.protocol.MarshallingType;
import software.amazon.awssdk.core.traits.LocationTrait;
import software.amazon.awssdk.utils.builder.SdkBuilder;

/**
 * A request or an answer whose members are known by name only: what the service's model has and the SDK in use has no
 * class for yet. It walks like the SDK's own objects, so that the wire layer and the journal need not tell them apart.
 * Immutable.
 */
public final class Document implements SdkPojo {

    private final Map<String, Object> values;

    private Document(Map<String, Object> values) {
        this.values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /** All that is set in an SDK object, to be given more members with {@link #with}. */
    public static Document from(SdkPojo pojo) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (SdkField<?> field : pojo.sdkFields()) {
            Object value = field.getValueOrDefault(pojo);
            if (value != null) {
                values.put(field.locationName(), value);
            }
        }
        return new Document(values);
    }

    public static Document empty() {
        return new Document(Map.of());
    }

    /** A builder without members of its own: the wire layer fills it by the operation's model. */
    public static Builder builder() {
        return new Builder(List.of());
    }

    /** A builder of a structure inside a request. */
    public static Builder builder(List<SdkField<?>> members) {
        return new Builder(members);
    }

    /** The same with one more member; null adds nothing. */
    public Document with(String name, @Nullable Object value) {
        if (value == null) {
            return this;
        }
        Map<String, Object> more = new LinkedHashMap<>(values);
        more.put(name, value);
        return new Document(more);
    }

    /** A member's value, or null if it is not set. */
    public @Nullable Object get(String name) {
        return values.get(name);
    }

    /** A text member's value, or null if it is not set. */
    public @Nullable String text(String name) {
        return (String) values.get(name);
    }

    @Override
    public List<SdkField<?>> sdkFields() {
        List<SdkField<?>> fields = new ArrayList<>(values.size());
        values.keySet().forEach(name -> fields.add(field(name)));
        return fields;
    }

    @Override
    public Map<String, SdkField<?>> sdkFieldNameToField() {
        Map<String, SdkField<?>> fields = new LinkedHashMap<>();
        values.keySet().forEach(name -> fields.put(name, field(name)));
        return fields;
    }

    @Override
    public boolean equalsBySdkFields(Object other) {
        return equals(other);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Document document && values.equals(document.values);
    }

    @Override
    public int hashCode() {
        return values.hashCode();
    }

    @Override
    public String toString() {
        return values.toString();
    }

    /** The type tells a reader of a field what to parse; who writes a value looks at the value. */
    private static SdkField<Object> field(String name) {
        return SdkField.<Object>builder(MarshallingType.newType(Object.class))
                .memberName(name)
                .getter(document -> ((Document) document).values.get(name))
                .traits(LocationTrait.builder()
                        .location(MarshallLocation.PAYLOAD)
                        .locationName(name)
                        .build())
                .build();
    }

    /** Collects a document's members. Not thread-safe. */
    public static final class Builder implements SdkPojo, SdkBuilder<Builder, Document> {

        private final List<SdkField<?>> members;
        private final Map<String, Object> values = new LinkedHashMap<>();

        private Builder(List<SdkField<?>> members) {
            this.members = List.copyOf(members);
        }

        public Builder put(String name, Object value) {
            values.put(name, value);
            return this;
        }

        @Override
        public Document build() {
            return new Document(values);
        }

        @Override
        public List<SdkField<?>> sdkFields() {
            return members;
        }

        @Override
        public Map<String, SdkField<?>> sdkFieldNameToField() {
            Map<String, SdkField<?>> fields = new LinkedHashMap<>();
            members.forEach(field -> fields.put(field.locationName(), field));
            return fields;
        }
    }
}
