package dev.weir.broker.lambda.sample;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.KinesisEvent;
import java.nio.charset.StandardCharsets;

/** Adds up the numbers in the records of a stream. */
public final class KinesisSums implements RequestHandler<KinesisEvent, Integer> {

    @Override
    public Integer handleRequest(KinesisEvent event, Context context) {
        int sum = 0;
        for (KinesisEvent.KinesisEventRecord each : event.getRecords()) {
            String json =
                    StandardCharsets.UTF_8.decode(each.getKinesis().getData()).toString();
            sum += Integer.parseInt(json.replaceAll("\\D", ""));
        }
        System.out.println("sum " + sum + " of " + event.getRecords().size());
        return sum;
    }
}
