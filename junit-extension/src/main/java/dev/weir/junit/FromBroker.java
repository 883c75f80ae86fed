package dev.weir.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a field or a parameter that {@link EmbeddedKinesis} fills in: a Broker, a KinesisClient, a KinesisAsyncClient, or
 * a URI, which is the broker's endpoint. Static fields are set before all tests, the others before each; they must not be
 * final.
 */
@Documented
@Target({ElementType.FIELD, ElementType.PARAMETER})
@Retention(RetentionPolicy.RUNTIME)
public @interface FromBroker {}
