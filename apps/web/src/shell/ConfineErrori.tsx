import { Component, type ErrorInfo, type ReactNode } from 'react';
import { useTesto } from '../messages/index.js';
import { Avviso } from '../ui/Avviso.js';
import { Bottone } from '../ui/Bottone.js';

interface Props {
  /** Another page is another try. */
  readonly pagina: string;
  readonly children: ReactNode;
}

/** A page that breaks does not take the frame with it: one reads what happened and can go elsewhere. */
export class ConfineErrori extends Component<Props, { readonly errore: unknown }> {
  override state: { readonly errore: unknown } = { errore: null };

  static getDerivedStateFromError(errore: unknown) {
    return { errore };
  }

  override componentDidUpdate(before: Props) {
    if (this.state.errore !== null && before.pagina !== this.props.pagina) this.setState({ errore: null });
  }

  override componentDidCatch(error: Error, info: ErrorInfo) {
    console.error(error, info.componentStack);
  }

  override render() {
    return this.state.errore === null ? this.props.children : <Rotto errore={this.state.errore} />;
  }
}

/** A part of the application that is no longer on the server: a new release took its place. */
const isOldRelease = (errore: unknown) =>
  errore instanceof TypeError && /dynamically imported module|module script/i.test(errore.message);

function Rotto({ errore }: { errore: unknown }) {
  const t = useTesto();
  return (
    <div className="my-5">
      <h1>{t('app.erroreTitolo')}</h1>
      <Avviso tono="danger" annuncia>
        <p className="mb-0">{t(isOldRelease(errore) ? 'app.versioneNuova' : 'app.erroreTesto')}</p>
      </Avviso>
      <Bottone onClick={() => window.location.reload()}>{t('app.ricarica')}</Bottone>
    </div>
  );
}
