import { useLettura } from '../graphql/index.js';
import { useTesto } from '../messages/index.js';
import { CENTRI, type Incarico } from '../tenancy/index.js';
import { useDate } from '../ui/date.js';
import { Icona } from '../ui/Icona.js';
import { useScope } from './scope.js';

/** An auditor called for a period is told what of the consortium they see, until when, and that their reading is kept. */
export function BannerPerimetro() {
  const t = useTesto();
  const { incarichi } = useScope().consorzio;
  if (incarichi.length === 0) return null;
  return (
    <div className="perimetro-banner non-stampare">
      <div className="container-xxl">
        {incarichi.map((incarico) => (
          <p key={incarico.incaricoId} className="mb-0">
            <Icona nome="utente" /> <Descrizione incarico={incarico} />
          </p>
        ))}
        <p className="mb-0">{t('perimetroMio.registrato')}</p>
      </div>
    </div>
  );
}

function Descrizione({ incarico: { dal, al, tipo, oggetti } }: { incarico: Incarico }) {
  const t = useTesto();
  const date = useDate();
  const centri = useLettura(CENTRI, {}, { quando: null, salta: tipo !== 'centri' }).dati?.centri.centri ?? [];
  const nomi = oggetti.map((id) => centri.find((centro) => centro.id === id)?.denominazione ?? '').filter(Boolean);
  return (
    <>
      <strong>{t('perimetroMio.titolo', { dal: date.giornoBreve(dal), al: date.giornoBreve(al) })}</strong>{' '}
      {tipo === 'consorzio' && t('perimetroMio.consorzio')}
      {tipo === 'centri' && nomi.length > 0 && t('perimetroMio.centri', { nomi: nomi.join(', ') })}
      {tipo !== 'consorzio' && tipo !== 'centri' && t(`perimetroMio.${tipo}`, { quanti: oggetti.length })}
    </>
  );
}
