package dev.weir.junit;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.HierarchyTraversalMode;

/** Sets the fields that are marked with {@link FromBroker}, those of superclasses too. */
final class InjectedFields {

    private InjectedFields() {}

    static void injectStatic(Class<?> test, RunningKinesis running) {
        for (Field field : marked(test)) {
            if (Modifier.isStatic(field.getModifiers())) {
                set(field, null, running);
            }
        }
    }

    static void inject(Object instance, RunningKinesis running) {
        for (Field field : marked(instance.getClass())) {
            if (!Modifier.isStatic(field.getModifiers())) {
                set(field, instance, running);
            }
        }
    }

    private static List<Field> marked(Class<?> test) {
        return AnnotationSupport.findAnnotatedFields(
                test, FromBroker.class, field -> true, HierarchyTraversalMode.TOP_DOWN);
    }

    private static void set(Field field, @Nullable Object instance, RunningKinesis running) {
        if (Modifier.isFinal(field.getModifiers())) {
            throw new ExtensionConfigurationException("The field " + field + " is final and cannot be set.");
        }
        Object part = running.part(field.getType());
        try {
            field.setAccessible(true);
            field.set(instance, part);
        } catch (ReflectiveOperationException e) {
            throw new ExtensionConfigurationException("The field " + field + " cannot be set.", e);
        }
    }
}
