package dev.weir.junit;

import dev.weir.broker.Broker;
import java.lang.reflect.AnnotatedElement;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestInstancePostProcessor;
import org.junit.platform.commons.support.AnnotationSupport;
import software.amazon.awssdk.services.kinesis.KinesisAsyncClient;
import software.amazon.awssdk.services.kinesis.KinesisClient;

/**
 * What {@link EmbeddedKinesis} does. The broker of a class lives in the store of the class's context, that of a method in
 * the method's; looking one up begins at the method and goes outwards, so the nearest is found.
 */
final class EmbeddedKinesisExtension
        implements BeforeAllCallback,
                AfterAllCallback,
                BeforeEachCallback,
                AfterEachCallback,
                TestInstancePostProcessor,
                ParameterResolver {

    private static final Namespace NAMESPACE = Namespace.create(EmbeddedKinesisExtension.class);
    private static final String KEY = "kinesis";

    @Override
    public void beforeAll(ExtensionContext context) {
        RunningKinesis running = nearest(context);
        if (running != null) {
            InjectedFields.injectStatic(context.getRequiredTestClass(), running);
        }
    }

    @Override
    public void postProcessTestInstance(Object instance, ExtensionContext context) {
        RunningKinesis running = nearest(context);
        if (running != null) {
            InjectedFields.inject(instance, running);
        }
    }

    /** Sets the fields anew: an instance that serves several methods may still hold the broker of the last one. */
    @Override
    public void beforeEach(ExtensionContext context) {
        EmbeddedKinesis asked = on(context.getElement());
        if (asked != null) {
            context.getStore(NAMESPACE).put(KEY, RunningKinesis.start(asked));
        }
        RunningKinesis running = nearest(context);
        if (running != null) {
            context.getRequiredTestInstances()
                    .getAllInstances()
                    .forEach(instance -> InjectedFields.inject(instance, running));
        }
    }

    @Override
    public void afterEach(ExtensionContext context) {
        end(context);
    }

    @Override
    public void afterAll(ExtensionContext context) {
        end(context);
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return type == Broker.class
                || type == KinesisClient.class
                || type == KinesisAsyncClient.class
                || parameter.isAnnotated(FromBroker.class);
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        RunningKinesis running = nearest(context);
        if (running == null) {
            throw new ExtensionConfigurationException("There is no broker yet for " + parameter.getParameter()
                    + ": @EmbeddedKinesis on a method serves its test method only; put it on the class to have a broker"
                    + " in constructors and life-cycle methods.");
        }
        return running.part(parameter.getParameter().getType());
    }

    /** The nearest broker, started if the class asks for one that does not run yet; null where nobody asks. */
    private static @Nullable RunningKinesis nearest(ExtensionContext context) {
        EmbeddedKinesis asked = context.getTestClass()
                .flatMap(type -> AnnotationSupport.findAnnotation(type, EmbeddedKinesis.class))
                .orElse(null);
        RunningKinesis running = context.getStore(NAMESPACE).get(KEY, RunningKinesis.class);
        if (running == null && asked != null) {
            running = RunningKinesis.start(asked);
            classContext(context).getStore(NAMESPACE).put(KEY, running);
        }
        return running;
    }

    /** Where the broker of a class lives: in its own context, whatever deeper one asked first. */
    private static ExtensionContext classContext(ExtensionContext context) {
        ExtensionContext at = context;
        while (at.getTestMethod().isPresent() && at.getParent().isPresent()) {
            at = at.getParent().get();
        }
        return at;
    }

    private static @Nullable EmbeddedKinesis on(Optional<AnnotatedElement> element) {
        return element.flatMap(method -> AnnotationSupport.findAnnotation(method, EmbeddedKinesis.class))
                .orElse(null);
    }

    /** Ends what was started in exactly this context; an outer one's goes on. */
    private static void end(ExtensionContext context) {
        RunningKinesis running = context.getStore(NAMESPACE).remove(KEY, RunningKinesis.class);
        if (running != null) {
            running.close();
        }
    }
}
