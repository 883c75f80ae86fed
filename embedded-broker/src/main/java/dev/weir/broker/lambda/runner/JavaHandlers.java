package dev.weir.broker.lambda.runner;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds a function's handler by its name: {@code package.Class} or {@code package.Class::method}. */
final class JavaHandlers {

    private static final String DEFAULT_METHOD = "handleRequest";

    private final ClassLoader loader;
    private final Json json;

    JavaHandlers(ClassLoader loader) {
        this.loader = loader;
        this.json = new Json(loader);
    }

    /**
     * Loads a handler.
     *
     * @throws Throwable what the function's own class throws when it is loaded or made
     */
    @SuppressWarnings("IllegalThrows") // it is the function's own failure
    EventHandler load(String name) throws Throwable {
        int colons = name.indexOf("::");
        String className = colons < 0 ? name : name.substring(0, colons);
        String methodName = colons < 0 ? DEFAULT_METHOD : name.substring(colons + 2);
        Class<?> type = load(className, name);
        if (methodName.equals(DEFAULT_METHOD) && RequestStreamHandler.class.isAssignableFrom(type)) {
            RequestStreamHandler handler = (RequestStreamHandler) instance(type);
            return (event, context) -> {
                ByteArrayOutputStream out = new ByteArrayOutputStream();
                handler.handleRequest(new ByteArrayInputStream(event), out, context);
                return out.toByteArray();
            };
        }
        if (colons < 0 && !RequestHandler.class.isAssignableFrom(type)) {
            throw new HandlerException("Class " + className
                    + " does not implement an appropriate handler interface: RequestHandler or"
                    + " RequestStreamHandler; name a method after :: for any other class");
        }
        Method method = method(type, methodName);
        Object target = Modifier.isStatic(method.getModifiers()) ? null : instance(type);
        return caller(method, target);
    }

    private Class<?> load(String className, String handler) throws HandlerException {
        try {
            return Class.forName(className, true, loader);
        } catch (ClassNotFoundException e) {
            throw new HandlerException("Class not found: " + className, e);
        } catch (NoClassDefFoundError e) {
            throw new HandlerException("Error loading class " + className + " of handler " + handler, e);
        }
    }

    @SuppressWarnings("IllegalThrows") // it is the function's own failure
    private static Object instance(Class<?> type) throws Throwable {
        try {
            return type.getConstructor().newInstance();
        } catch (NoSuchMethodException e) {
            throw new HandlerException("Class " + type.getName() + " has no public zero-argument constructor", e);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    /** Of several methods of a name the one with the most parameters counts, as in the service. */
    private static Method method(Class<?> type, String name) throws HandlerException {
        return Arrays.stream(type.getMethods())
                .filter(method -> method.getName().equals(name) && !method.isBridge() && !method.isSynthetic())
                .max(Comparator.comparingInt(JavaHandlers::rank))
                .orElseThrow(() -> new HandlerException("No public method named " + name
                        + " with appropriate method signature found on class " + type.getName()));
    }

    private static int rank(Method method) {
        Class<?>[] types = method.getParameterTypes();
        boolean context = types.length > 0 && types[types.length - 1] == Context.class;
        return 2 * types.length + (context ? 1 : 0);
    }

    private EventHandler caller(Method method, @Nullable Object target) throws HandlerException {
        method.setAccessible(true);
        List<Class<?>> types = List.of(method.getParameterTypes());
        boolean streams = types.contains(InputStream.class) || types.contains(OutputStream.class);
        long plain = types.stream()
                .filter(type -> type != Context.class && type != OutputStream.class)
                .count();
        if (plain > 1) {
            throw new HandlerException("Method " + method + " has too many parameters for a handler");
        }
        Type[] generic = method.getGenericParameterTypes();
        return (event, context) -> {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            @Nullable Object[] arguments = new Object[types.size()];
            for (int i = 0; i < arguments.length; i++) {
                Class<?> type = types.get(i);
                if (type == Context.class) {
                    arguments[i] = context;
                } else if (type == OutputStream.class) {
                    arguments[i] = out;
                } else {
                    arguments[i] = type == InputStream.class
                            ? new ByteArrayInputStream(event)
                            : json.read(event, type, generic[i]);
                }
            }
            Object answer;
            try {
                answer = method.invoke(target, arguments);
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
            return streams && method.getReturnType() == void.class
                    ? out.toByteArray()
                    : json.write(answer, method.getReturnType(), method.getGenericReturnType());
        };
    }
}
