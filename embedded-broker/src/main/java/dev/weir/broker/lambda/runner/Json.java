package dev.weir.broker.lambda.runner;

import com.amazonaws.services.lambda.runtime.serialization.PojoSerializer;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import com.amazonaws.services.lambda.runtime.serialization.factories.JacksonFactory;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Events and answers as Java objects, by the very library of the service, so that dates and cases come out as there. */
record Json(ClassLoader loader) {

    private static final byte[] NULL = "null".getBytes(StandardCharsets.UTF_8);

    @Nullable Object read(byte[] event, Class<?> type, Type generic) {
        return event.length == 0 ? null : serializer(type, generic).fromJson(new ByteArrayInputStream(event));
    }

    byte[] write(@Nullable Object answer, Class<?> type, Type generic) {
        if (answer == null || type == void.class) {
            return NULL;
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        serializer(type, generic).toJson(answer, out);
        return out.toByteArray();
    }

    @SuppressWarnings("unchecked") // which class it is for is not known before
    private PojoSerializer<Object> serializer(Class<?> type, Type generic) {
        if (LambdaEventSerializers.isLambdaSupportedEvent(type.getName())) {
            return (PojoSerializer<Object>) LambdaEventSerializers.serializerFor(type, loader);
        }
        return JacksonFactory.getInstance().getSerializer(generic instanceof TypeVariable<?> ? Object.class : generic);
    }
}
