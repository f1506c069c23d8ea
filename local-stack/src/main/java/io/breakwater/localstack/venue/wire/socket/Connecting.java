package io.breakwater.localstack.venue.wire.socket;

import io.breakwater.localstack.venue.wire.web.Connection;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.web.socket.WebSocketHandler;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.server.HandshakeInterceptor;

/** Lets a session know the connection of its handshake, which becomes its own. */
public final class Connecting implements HandshakeInterceptor {
  private static final String ATTRIBUTE = Connecting.class.getName();

  @Override
  public boolean beforeHandshake(
      ServerHttpRequest request,
      ServerHttpResponse response,
      WebSocketHandler handler,
      Map<String, Object> attributes) {
    if (request instanceof ServletServerHttpRequest servlet) {
      attributes.put(ATTRIBUTE, Connection.of(servlet.getServletRequest()));
    }
    return true;
  }

  @Override
  public void afterHandshake(
      ServerHttpRequest request,
      ServerHttpResponse response,
      WebSocketHandler handler,
      @Nullable Exception failure) {}

  static Connection connectionOf(WebSocketSession session) {
    if (session.getAttributes().get(ATTRIBUTE) instanceof Connection connection) {
      return connection;
    }
    throw new IllegalStateException("the session's address lacks " + Connecting.class);
  }
}
