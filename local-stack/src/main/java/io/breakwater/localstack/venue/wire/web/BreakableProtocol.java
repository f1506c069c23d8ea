package io.breakwater.localstack.venue.wire.web;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.util.Optional;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.coyote.Adapter;
import org.apache.coyote.Processor;
import org.apache.coyote.http11.Http11NioProtocol;
import org.apache.coyote.http11.Http11Processor;
import org.apache.tomcat.util.net.NioChannel;
import org.apache.tomcat.util.net.SocketWrapperBase;

/**
 * Tomcat's HTTP/1.1, but for this: each request knows the {@link Connection} that it came on.
 * Tomcat makes it by its class name.
 */
public final class BreakableProtocol extends Http11NioProtocol {
  /** Tomcat keeps a request's notes from one request of a connection to the next. */
  private static final int NOTE = 20;

  @Override
  protected Processor createProcessor() {
    return new BreakableProcessor(this, getAdapter());
  }

  private static final class BreakableProcessor extends Http11Processor {
    BreakableProcessor(BreakableProtocol protocol, Adapter adapter) {
      super(protocol, adapter);
      request.setNote(NOTE, this);
    }

    private Optional<SocketChannel> channel() {
      SocketWrapperBase<?> wrapper = getSocketWrapper();
      return wrapper != null && wrapper.getSocket() instanceof NioChannel socket
          ? Optional.of(socket.getIOChannel())
          : Optional.empty();
    }
  }

  /** Gives each request its connection. */
  static final class ConnectionValve extends ValveBase {
    ConnectionValve() {
      super(true);
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
      var coyote = request.getCoyoteRequest();
      if (coyote.getNote(NOTE) instanceof BreakableProcessor processor) {
        processor
            .channel()
            .map(channel -> new Connection(coyote, channel))
            .ifPresent(connection -> connection.attachTo(request));
      }
      getNext().invoke(request, response);
    }
  }
}
