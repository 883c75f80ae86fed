package dev.weir.broker.call;

import java.util.List;

/** An AWS service as the broker's request line sees it. */
public interface Service {

    ServiceId id();

    /** Every operation that this service answers. */
    List<Operation<?, ?>> operations();
}
