import { useState } from 'react';
import { useNavigate, useParams, useSearchParams } from 'react-router';

import { Lettura, useComando, useLettura, type SpesaInput } from '../../graphql/index.js';
import { useTesto } from '../../messages/index.js';
import { useAvvisa } from '../../shell/avvisi.js';
import { NonTrovata } from '../../shell/NonTrovata.js';
import { Pagina } from '../../shell/Pagina.js';
import { useScope } from '../../shell/scope.js';
import { useDiritti } from '../../tenancy/index.js';
import { Avviso } from '../../ui/Avviso.js';
import { CampoArea } from '../../ui/Campo.js';
import { LeggiFattura } from './LeggiFattura.js';
import { conFattura, moduloDi, moduloVuoto } from './modulo-spesa.js';
import { ModuloSpesa } from './ModuloSpesa.js';
import { PROGETTI_DI_SPESA, SPESA, type ProgettoDiSpesa, type Spesa } from './spese.queries.js';

/** A new expense, written by hand or begun from an invoice in XML. */
export function NuovaSpesaPage() {
  const t = useTesto();
  const { scope } = useScope();
  const { puo } = useDiritti();
  const progetti = useLettura(PROGETTI_DI_SPESA, {});
  return (
    <Pagina titolo={t('spese.nuova')} percorso={[{ testo: t('spese.titolo'), verso: `/${scope}/spese` }]}>
      {puo('ats.spendi') ? (
        <Lettura di={progetti}>{({ progettiDiSpesa }) => <Nuova progetti={progettiDiSpesa.progetti} />}</Lettura>
      ) : (
        <Avviso tono="info">{t('spesa.nonAmmessa')}</Avviso>
      )}
    </Pagina>
  );
}

function Nuova({ progetti }: { progetti: readonly ProgettoDiSpesa[] }) {
  const t = useTesto();
  const { scope } = useScope();
  const navigate = useNavigate();
  const avvisa = useAvvisa();
  const [cerca] = useSearchParams();
  const scelto = progetti.find((one) => one.progettoId === cerca.get('progetto'));
  const [modulo, setModulo] = useState(() => moduloVuoto(scelto ?? (progetti.length === 1 ? progetti[0] : undefined)));
  const comando = useComando('registraSpesa', { rileggi: false });
  const salva = async (spesa: SpesaInput) => {
    const fatto = await comando.esegui({ spesa });
    if (!fatto) return;
    await navigate(`/${scope}/spese/${fatto.id}`);
    avvisa({ testo: t('spesa.registrata') });
  };
  return (
    <>
      <LeggiFattura onFattura={(fattura) => setModulo((prima) => conFattura(prima, fattura, progetti))} />
      <ModuloSpesa
        modulo={modulo}
        onChange={setModulo}
        progetti={progetti}
        salva={t('spesa.registra')}
        comando={comando}
        onSalva={(spesa) => void salva(spesa)}
        onAnnulla={() => void navigate(`/${scope}/spese`)}
      />
    </>
  );
}

/** An expense corrected, with its reason; what it was before stays in its history. */
export function RettificaSpesaPage() {
  const { spesaId = '' } = useParams();
  const progetti = useLettura(PROGETTI_DI_SPESA, {});
  const letta = useLettura(SPESA, { spesaId });
  return (
    <Lettura di={letta}>
      {({ spesa: { spesa } }) =>
        spesa ? (
          <Lettura di={progetti}>
            {({ progettiDiSpesa }) => <Rettifica spesa={spesa} progetti={progettiDiSpesa.progetti} />}
          </Lettura>
        ) : (
          <NonTrovata />
        )
      }
    </Lettura>
  );
}

function Rettifica({ spesa, progetti }: { spesa: Spesa; progetti: readonly ProgettoDiSpesa[] }) {
  const t = useTesto();
  const { scope } = useScope();
  const { puo } = useDiritti();
  const navigate = useNavigate();
  const avvisa = useAvvisa();
  const [modulo, setModulo] = useState(() => moduloDi(spesa));
  const [motivo, setMotivo] = useState('');
  const comando = useComando('rettificaSpesa', { rileggi: false });
  const pagina = `/${scope}/spese/${spesa.id}`;
  const salva = async (dati: SpesaInput) => {
    const campi = { spesaId: spesa.id, spesa: dati, motivo: motivo.trim() };
    if (!(await comando.esegui(campi, spesa.revisione))) return;
    await navigate(pagina);
    avvisa({ testo: t('spesa.rettificata') });
  };
  return (
    <Pagina
      titolo={t('spesa.rettificaTitolo')}
      percorso={[
        { testo: t('spese.titolo'), verso: `/${scope}/spese` },
        { testo: spesa.documento?.numero ?? t(`spese.tipo.${spesa.tipo}`), verso: pagina },
      ]}
    >
      {puo('ats.spendi') ? (
        <ModuloSpesa
          modulo={modulo}
          onChange={setModulo}
          progetti={progetti}
          salva={t('spesa.rettifica')}
          comando={comando}
          onSalva={(dati) => void salva(dati)}
          onAnnulla={() => void navigate(pagina)}
        >
          <CampoArea
            etichetta={t('spesa.motivo')}
            aiuto={t('spesa.motivoAiuto')}
            required
            maxLength={5000}
            value={motivo}
            onChange={setMotivo}
          />
        </ModuloSpesa>
      ) : (
        <Avviso tono="info">{t('spesa.nonAmmessa')}</Avviso>
      )}
    </Pagina>
  );
}
