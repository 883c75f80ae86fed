package dev.weir.app.walk;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;

/** Notes what all SDK clients of the tests call, as {@code service:Operation}; the SDK finds it by a file of its name. */
public final class CallRecorder implements ExecutionInterceptor {

    private static final Set<String> CALLS = ConcurrentHashMap.newKeySet();

    @Override
    public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
        CALLS.add(attributes.getAttribute(SdkExecutionAttribute.SERVICE_NAME) + ":"
                + attributes.getAttribute(SdkExecutionAttribute.OPERATION_NAME));
    }

    /** What was called since this was asked last. */
    static List<String> take() {
        List<String> taken = new ArrayList<>(CALLS);
        CALLS.removeAll(taken);
        return taken;
    }
}
