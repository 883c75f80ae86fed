package dev.weir.app.pipeline;

import dev.weir.app.account.OtherClients;
import dev.weir.app.connection.Clients;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Set;

/** Clients of which some services refuse every call, named as the methods of {@link Clients} are. */
public final class Refusing {

    private Refusing() {}

    public static Clients services(Clients base, Set<String> refused) {
        return (Clients) Proxy.newProxyInstance(
                Clients.class.getClassLoader(), new Class<?>[] {Clients.class}, (proxy, method, arguments) -> {
                    if (refused.contains(method.getName())) {
                        Class<?> client = method.getReturnType();
                        return Proxy.newProxyInstance(
                                client.getClassLoader(), new Class<?>[] {client}, (service, operation, request) -> {
                                    throw OtherClients.denied();
                                });
                    }
                    if (method.getName().equals("streams")) {
                        // By these clients' own Kinesis, which may be one that refuses.
                        return InvocationHandler.invokeDefault(proxy, method);
                    }
                    try {
                        return method.invoke(base, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}
