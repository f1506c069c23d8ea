package io.breakwater.localstack.venue.wire.socket;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.socket.server.standard.ServletServerContainerFactoryBean;

/** How large a client's message may be, put together from however many fragments it comes in. */
@Configuration(proxyBeanMethods = false)
public class SocketConfiguration {
  private static final int MAX_MESSAGE_BYTES = 256 * 1024;

  @Bean
  ServletServerContainerFactoryBean webSocketContainer() {
    var container = new ServletServerContainerFactoryBean();
    container.setMaxTextMessageBufferSize(MAX_MESSAGE_BYTES);
    container.setMaxBinaryMessageBufferSize(MAX_MESSAGE_BYTES);
    return container;
  }
}
