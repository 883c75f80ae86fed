package dev.weir.broker.faults;

import java.util.function.UnaryOperator;
import software.amazon.awssdk.core.SdkPojo;

/** A call of which some records are refused. */
interface Partial {

    /** Sends the rest to the service, if there is one, and answers to the whole. */
    SdkPojo handle(UnaryOperator<SdkPojo> service);
}
